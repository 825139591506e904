/* What the theme leaves out. Every page can be read without this script. */

// Accents typed as separate marks (macOS, some input methods) become the letters that the index holds.
document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-md-component=search-query]") && target.value !== target.value.normalize("NFC"))
    target.value = target.value.normalize("NFC")
}, true)

function mend() {
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Tìm kiếm")
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) box.tabIndex = 0
}

if (typeof document$ === "undefined") mend()
else document$.subscribe(mend)
