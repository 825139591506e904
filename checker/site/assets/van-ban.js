/* What the theme leaves out. Every page can be read without this script. */

function mend() {
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Tìm kiếm")
  document.getElementById("__drawer")?.setAttribute("aria-label", "Danh mục")
  if (matchMedia("(min-width: 60em)").matches) document.querySelector(".the-van-ban")?.setAttribute("open", "")
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) box.tabIndex = 0
}

if (typeof document$ === "undefined") mend()
else document$.subscribe(mend)
