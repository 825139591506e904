/* What the theme leaves out. Every page can be read without this script. */

/* A narrow screen's menu is a drawer behind a label, which no key reaches: a button stands in for it. */
function openable() {
  const drawer = document.getElementById("__drawer")
  const label = document.querySelector(".md-header label[for=__drawer]")
  if (!drawer || !label) return
  const button = document.createElement("button")
  button.className = label.className
  button.setAttribute("aria-label", "Danh mục")
  button.append(...label.childNodes)
  label.replaceWith(button)
  const tell = () => button.setAttribute("aria-expanded", drawer.checked)
  button.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", tell)
  tell()
}

function mend() {
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Tìm kiếm")
  openable()
  const card = document.querySelector(".the-van-ban")
  if (card && matchMedia("(min-width: 60em)").matches) card.open = true
  card?.classList.add("xong")
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) box.tabIndex = 0
}

if (typeof document$ === "undefined") mend()
else document$.subscribe(mend)
