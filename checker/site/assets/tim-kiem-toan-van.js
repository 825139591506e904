/* The search page: Pagefind finds and ranks; here words are prepared for it, and what it found is shown.
 *
 * What was found is put in as text, never as HTML. The address holds the question, so an answer can be linked to.
 */
const FIRST = 5
const MORE = 10
const SECTIONS = 3
const PAUSE = 250
const USUAL = "giới" // the word of these documents: most questions have it, so what it downloads is needed anyway

const root = new URL("..", import.meta.url)
const form = document.getElementById("tim")
const box = form.elements.tu
const filters = [...form.querySelectorAll("select")]
const report = document.getElementById("tim-bao")
const list = document.getElementById("tim-ket-qua")
const more = document.getElementById("tim-them")

let engine
// A portal asks the indexes of several sites as one; each knows the site's name and what the addresses in it begin with.
const sites = JSON.parse(form.dataset.chiMuc)
// A large index comes in parts, folders 2, 3, … of the first: what one question costs grows with the square of a part.
const parts = sites.flatMap(({ o, phan = 1, ...site }) =>
  Array.from({ length: phan }, (_, place) => ({ o: place ? `${o}${place + 1}/` : o, ...site })))
const options = ({ goc, trang }) =>
  ({ excerptLength: 26, ...goc && { baseUrl: goc }, ...trang && { mergeFilter: { trang } } })
const started = () => engine ??= import(new URL(`${sites[0].o}pagefind.js`, root)).then(async pagefind => {
  await pagefind.options(options(parts[0]))
  await pagefind.init()
  // A browser runs new code slowly until it has seen it work. The first part is asked something while the reader still
  // types, in the engine's own thread, so that the first question finds it fast; the others are not there yet.
  if (!box.value) pagefind.search(USUAL).catch(() => {})
  const [words] = await Promise.all([
    Promise.all(sites.map(({ o }) => fetch(new URL(`${o}chu-d.json`, root)).then(answer => answer.ok ? answer.json() : null))),
    ...parts.slice(1).map(part => pagefind.mergeIndex(new URL(part.o, root).href, options(part))),
  ])
  return { pagefind, words: words.every(Boolean) ? words.flat() : null }
})

/** The ways to read a question: Pagefind takes "dang" for "dáng", but not for "đang", whose đ is a letter of its own.
 * A word with an accent is meant as typed; in others a d that begins a syllable or a symbol (QĐ, NĐ, GDĐT) is both,
 * as far as some document has a word that begins so. */
function readings(question, words) {
  const typed = question.normalize("NFC").split(/\s+/).filter(Boolean)
  return typed.reduce((known, word) => {
    const forms = /[^\x00-\x7f]/.test(word) ? [word] : spellings(word, words)
    return known.length * forms.length > 16 ? known.map(text => [...text, word])
      : known.flatMap(text => forms.map(form => [...text, form]))
  }, [[]]).map(text => text.join(" "))
}

const EITHER = /(?<![a-z])((?:[qn]|[sbp]?gd)?)d([a-z]*)/gi

function spellings(word, words) {
  const known = start => !words || words.some(one => one.startsWith(start.toLowerCase()))
  let forms = [word]
  for (const { 1: before, 2: after, index } of word.matchAll(EITHER)) {
    const at = index + before.length
    const other = word[at] === "D" ? "Đ" : "đ"
    const letters = [word[at], other].filter(letter => known(before + letter + after))
    forms = forms.flatMap(form => (letters.length ? letters : [word[at]]).map(letter =>
      form.slice(0, at) + letter + form.slice(at + 1)))
  }
  return forms
}

/** Ask for every reading; a document found by several counts once, as its best. */
async function find(question, chosen) {
  const { pagefind, words } = await started()
  const asked = readings(question, words)
  const answers = await Promise.all(asked.map(text => pagefind.search(text || null, { filters: chosen })))
  const best = new Map()
  for (const found of answers.flatMap(({ results }) => results))
    if (!(best.get(found.id)?.score >= found.score)) best.set(found.id, found)
  return [...best.values()].sort((a, b) => b.score - a.score)
}

const element = (name, className, ...children) => {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

const SIGNS = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'" }
const plain = text => text.replace(/&(?:lt|gt|amp|quot|#39);/g, sign => SIGNS[sign])

/** Pagefind's excerpt is text with its signs escaped, and <mark> around what matched, accents as they stand there. */
function excerpt(marked, className) {
  const parts = marked.split(/<mark>(.*?)<\/mark>/s)
  return element("p", className, ...parts.map((part, index) => index % 2 ? element("mark", "", plain(part)) : plain(part)))
}

const link = (address, words) => {
  const made = element("a", "", words)
  made.href = address
  return made
}

function shown({ url, excerpt: words, meta, sub_results: parts }) {
  const site = sites.find(({ goc }) => goc && url.startsWith(goc))
  const about = [meta["ten-don-vi"], meta["trong-nam"] && `năm ${meta["trong-nam"]}`].filter(Boolean).join(", ")
    + (site?.trang ? ` · ${site.trang}` : "")
  const weight = part => part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0)
  const inside = parts.filter(part => part.url.includes("#"))
  const kept = new Set([...inside].sort((a, b) => weight(b) - weight(a)).slice(0, SECTIONS))
  const sections = inside.filter(part => kept.has(part)).map(part =>
    element("li", "", link(part.url, part.title), excerpt(part.excerpt)))
  const item = element("li", "", element("h2", "", link(url, meta.title)), element("p", "phu", about))
  const opening = parts.find(part => !part.url.includes("#"))
  if (opening || !sections.length) item.append(excerpt((opening ?? { excerpt: words }).excerpt))
  if (sections.length) {
    const inner = element("ul", "muc", ...sections)
    inner.setAttribute("aria-label", "Các mục có từ cần tìm")
    item.append(inner)
  }
  return item
}

let turn = 0
let found = []

/** Draw the next results, each as soon as it and those before it are there; gives the first of them. */
async function show(count, mine) {
  const from = list.children.length
  const loading = found.slice(from, from + count).map(result => result.data())
  for (const one of loading) one.catch(() => {}) // the first that fails is told of where it is awaited, once
  for (const one of loading) {
    const item = shown(await one)
    if (mine !== turn) return
    list.append(item)
  }
  more.parentElement.hidden = list.children.length >= found.length
  return list.children[from]
}

function told(question) {
  const about = question ? ` có “${question}”` : ""
  const within = filters.some(({ value }) => value) ? " trong phần đã chọn" : ""
  if (found.length) return `${found.length} văn bản${about}${within}.`
  return `Không thấy văn bản nào${about}${within}. Thử bớt từ${within && ", bỏ bớt mục đã chọn"} hoặc xem lại chữ đã gõ.`
}

async function answer() {
  const mine = ++turn
  const question = box.value.trim()
  const chosen = Object.fromEntries(filters.filter(({ value }) => value).map(({ name, value }) => [name, value]))
  const asked = new URLSearchParams({ ...question && { tu: question }, ...chosen }).toString()
  history.replaceState(null, "", asked ? `?${asked}` : location.pathname)
  list.setAttribute("aria-busy", "true")
  try {
    const results = asked ? await find(question, chosen) : []
    if (mine !== turn) return
    found = results
    list.replaceChildren()
    await show(FIRST, mine)
    if (mine === turn) report.textContent = asked ? told(question) : ""
  } catch (error) {
    if (mine !== turn) return
    report.textContent = "Chưa tải được chỉ mục tìm kiếm. Kiểm tra mạng rồi thử lại."
    engine = undefined
    console.error(error)
  } finally {
    if (mine === turn) list.removeAttribute("aria-busy")
  }
}

/** Download the words that are typed already: the first three letters tell the file in which a word stands. */
function prepare() {
  const typed = box.value.replace(/(?<!\S)\S{0,2}$/, "").trim()
  if (typed) started().then(({ pagefind, words }) =>
    Promise.all(readings(typed, words).map(text => pagefind.preload(text)))).catch(() => {})
}

let waiting
box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(answer, PAUSE); prepare() })
// Whoever opens this page came to search: the engine is made ready once the page is drawn, while the first word is typed.
addEventListener("load", () => setTimeout(() => started().catch(() => { engine = undefined })), { once: true })
form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(waiting); answer() })
form.addEventListener("change", ({ target }) => { if (target !== box) answer() })
form.addEventListener("reset", event => {
  event.preventDefault() // the words stay; what is taken off is what they are looked for in
  for (const select of filters) select.value = ""
  answer()
})
more.addEventListener("click", async () => {
  (await show(MORE, turn))?.querySelector("a").focus() // a reader by keyboard goes on where the list went on
})

const given = new URLSearchParams(location.search)
box.value = given.get("tu") ?? ""
for (const select of filters) select.value = given.get(select.name) ?? ""
for (const select of filters) if (select.selectedIndex < 0) select.value = ""
form.querySelector("details").open = matchMedia("(min-width: 45em)").matches || filters.some(({ value }) => value)
form.hidden = false
if ([...given.keys()].length) answer()
