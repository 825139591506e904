/* What must be done before the theme's script runs: the search box at the top, whose parts are put off and added to.
 *
 * The theme asks for its index and starts a worker on every page. Most readers never search, so both wait here for
 * the box's first focus.
 */
{
  const BOX = "[data-md-component=search-query]"
  const root = new URL("..", document.currentScript.src)

  const focused = new Promise(resolve => {
    document.addEventListener("focusin", ({ target }) => { if (target.matches?.(BOX)) resolve() })
  })

  const { open, send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    this.waits = String(address).endsWith("search/search_index.json")
    return open.call(this, method, address, ...others)
  }
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.waits) focused.then(() => send.apply(this, body))
    else send.apply(this, body)
  }

  // The theme's search worker, started by its first message. That one follows the index, so the focus.
  const Started = window.Worker
  class Waiting extends EventTarget {
    constructor(address) { super(); this.address = address }
    postMessage(message) {
      if (!this.worker) {
        this.worker = new Started(this.address)
        this.worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }))
      }
      this.worker.postMessage(message)
    }
  }
  window.Worker = function (address, options) {
    return String(address).includes("javascripts/workers/search.") ? new Waiting(address) : new Started(address, options)
  }

  // The theme takes a feed for the page in another language and asks for that language's sitemap; by this name it does not.
  for (const feed of document.querySelectorAll("link[rel=alternate][type='application/atom+xml']")) feed.rel = "alternate feed"

  document.addEventListener("DOMContentLoaded", () => {
    const box = document.querySelector(BOX)
    if (!box) return
    document.querySelector(".md-search-result__meta").setAttribute("role", "status") // how many were found is read out
    const link = document.createElement("a")
    link.textContent = "Tìm trong toàn văn"
    link.href = new URL("tim-kiem/", root)
    const line = document.createElement("p")
    line.className = "toan-van"
    line.append(link)
    document.querySelector(".md-search__scrollwrap").prepend(line)

    const lead = () => { link.search = box.value ? new URLSearchParams({ tu: box.value }) : "" }
    lead() // words may stand there already: those of the address, or of a reader who comes back
    box.addEventListener("focus", lead)

    // Accents typed as separate marks (macOS, some input methods) become the letters that the index holds.
    document.addEventListener("input", ({ target }) => {
      if (target !== box) return
      if (box.value !== box.value.normalize("NFC")) box.value = box.value.normalize("NFC")
      lead()
    }, true)

    // The theme listens to keys alone; what is pasted, dictated or put together by an input method comes without one.
    box.addEventListener("input", () => box.dispatchEvent(new Event("keyup")))
  })
}
