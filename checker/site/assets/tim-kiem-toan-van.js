/* The search page: Pagefind finds and ranks; here words are prepared for it, and what it found is shown.
 *
 * What was found is put in as text, never as HTML. The address holds the question, so an answer can be linked to.
 */
import { NUMBER, QUOTED, daySpelled, every, find, forget, pieces, prepare, reached, said, sites, spelled, started } from "./tim-kiem-hoi.js"

const FIRST = 5
const MORE = 10
const SECTIONS = 3
const LOOKED_AT = 30 // documents at a time, where the text tells whether what was found is what was typed
const ISSUED = "ban-hanh" // the status that goes without saying
const PAUSE = 250
const SOON = 700 // a wait that is longer is told of

const form = document.getElementById("tim")
const box = form.elements.tu
const filters = [...form.querySelectorAll("select")]
const report = document.getElementById("tim-bao")
const list = document.getElementById("tim-ket-qua")
const more = document.getElementById("tim-them")

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

/** A day as documents write it: a day below ten and the first two months with a nought. */
const written = iso => {
  const [year, month, day] = iso.split("-")
  return `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`
}

/** A status other than the usual one, as the filter calls it. */
function status(value) {
  const name = form.elements["trang-thai"]?.querySelector(`option[value="${CSS.escape(value)}"]`)
  return name ? [" ", element("span", `trang-thai ${value}`, name.textContent.replace(/ \([\d.]+\)$/, ""))] : []
}

function shown(answers, differs) {
  const [{ url, excerpt: words, meta, filters: { "trang-thai": [standing = ISSUED] = [] } }] = answers
  const site = sites.find(({ goc }) => goc && url.startsWith(goc))
  const when = [meta["ten-don-vi"], meta.ngay && `ngày ${written(meta.ngay)}`].filter(Boolean).join(", ")
  const about = [when, meta["trong-nam"] && `về năm ${meta["trong-nam"]}`, site?.trang, differs && "khác dấu"]
    .filter(Boolean).join(" · ")
  const weight = part => part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0)
  // What was asked for as it stands comes before single words: of a section it shows more.
  const best = answers.flatMap(({ sub_results: parts }) =>
    parts.filter(part => part.url.startsWith(`${url}#`)).sort((a, b) => weight(b) - weight(a)))
  const inside = best.filter((part, place) => best.findIndex(other => other.url === part.url) === place)
  const sections = inside.slice(0, SECTIONS).sort((a, b) => a.anchor.location - b.anchor.location).map(part =>
    element("li", "", link(part.url, part.title), excerpt(part.excerpt)))
  const line = element("p", "phu", about, ...standing === ISSUED ? [] : status(standing))
  const item = element("li", "", element("h2", "", link(url, meta.title)), line)
  const opening = answers.flatMap(({ sub_results: parts }) => parts).find(part => !part.url.includes("#"))
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
let asked // the question's pieces
let tell = () => {}
let broken = false // what was found belongs to an engine that is forgotten
let waiting

/** Pagefind writes each answer for a document into the same object: it is asked for one after the other, and where the
 * engine has no thread of its own, that very object is given. */
async function loaded({ answers }) {
  const data = []
  for (const answer of answers) data.push({ ...await answer.data() })
  return data
}

/** Draw the next results, each as soon as it and those before it are there; gives the first of them. Of what has other
 * signs than were typed, so many are looked at until the reader asks for more. */
async function show(count, mine) {
  const from = list.children.length
  let left = Math.max(count, LOOKED_AT)
  while (list.children.length < Math.min(from + count, found.length) && left) {
    const at = list.children.length
    const loading = found.slice(at, Math.min(from + count, at + left)).map(one => [one, loaded(one)])
    left -= loading.length
    for (const [, one] of loading) one.catch(() => {}) // the first that fails is told of where it is awaited, once
    for (const [one, answers] of loading) {
      const data = await answers
      if (mine !== turn) return
      if (asked.exactly.every(text => literally(text, data[0]))) list.append(shown(data, one.differs))
      else found.splice(found.indexOf(one), 1)
    }
  }
  more.parentElement.hidden = list.children.length >= found.length
  return list.children[from]
}

const escaped = text => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")

/** Whether a document has a text with its signs; a number as one of its own, as 2232 in "2232/QĐ-TTg", and where none has
 * it whole, one that begins with it; a day with noughts or without. */
function literally(text, data) {
  const [, number] = NUMBER.exec(text) ?? []
  const end = asked.beginnings.includes(text) ? "" : "(?!\\d|,\\d)"
  if (number) return new RegExp(`(?<![\\p{L}\\p{N}]|\\d,)${number}${end}`, "u").test(numbered(said(data)))
  const day = daySpelled(text)
  if (day) return new RegExp(`(?<![\\p{L}\\p{N}/])(${day.join("|")})(?!\\d)`, "u").test(said(data))
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(spelled(text))}`, "u").test(spelled(said(data)))
}

/** A text with 22.320 as 22320, and of 22/3/2026 the year alone. */
const numbered = text => text.replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, "")
  .replace(/(?<![\p{L}\p{N}/])\d{1,2}\/\d{1,2}(\/(?=\d{4})|(?![\p{L}\p{N}/]))/gu, " ")

function told(question, missing) {
  const { phrases, words } = asked
  const quoted = phrases.length && !words.length && phrases.length === 1 ? phrases[0] : question.replace(QUOTED, "‘$1’")
  const about = question ? ` có “${quoted}”` : ""
  const within = filters.some(({ value }) => value) ? " trong phần đã chọn" : ""
  const others = found.filter(({ differs }) => differs).length
  const exact = found.length - others
  const some = asked.unsure && list.children.length < found.length ? "Khoảng " : ""
  if (found.length && !list.children.length)
    return `Chưa thấy văn bản nào${about}${within}; bấm “${more.textContent}” để tìm tiếp trong ${found.length} văn bản.`
  if (exact && others) return `${some}${exact} văn bản${about}${within}; ${others} văn bản nữa có chữ ấy khác dấu, xếp sau.`
  if (exact) return `${some}${exact} văn bản${about}${within}.`
  if (others) return `${some}${others} văn bản${about}${within} nếu không kể dấu; không văn bản nào có đúng dấu đã gõ.`
  const why = missing.length && phrases.length + words.length > 1
    ? `: không văn bản nào có ${missing.map(word => `“${word}”`).join(", ")}` : ""
  const exactly = phrases.length ? " Chữ trong ngoặc kép phải đứng liền nhau, đúng từng dấu." : ""
  const tries = [
    /\s/.test(question) && "bớt từ", within && "bỏ bớt mục đã chọn", question && "xem lại chữ đã gõ",
  ].filter(Boolean)
  const last = tries.pop()
  return `Không thấy văn bản nào${about}${within}${why}.${exactly} Thử ${tries.length ? `${tries.join(", ")} hoặc ` : ""}${last}.`
}

/** Where a law is that was asked for here, among documents alone: its page is found by the box at the top. A portal, which
 * asks the indexes of other sites, has no such pages. */
function elsewhere(question) {
  if (!question || found.length || sites.some(({ goc }) => goc)) return []
  const address = `../van-ban-phap-luat/?${new URLSearchParams({ q: question })}`
  return [" Luật, nghị định và văn bản khác được viện dẫn có trang riêng: ", link(address, "tìm chữ đã gõ ở ô đầu trang"), "."]
}

/** Do what changes the list; it is marked as busy meanwhile, and a failure is told of, unless a newer question took its turn. */
async function during(mine, work) {
  list.setAttribute("aria-busy", "true")
  const slow = setTimeout(() => { if (mine === turn) report.textContent = "Đang tìm…" }, SOON)
  try {
    await work()
  } catch (error) {
    if (mine !== turn) return
    report.textContent = "Chưa tải được chỉ mục tìm kiếm. Kiểm tra mạng rồi thử lại."
    broken = true
    forget()
    console.error(error)
  } finally {
    clearTimeout(slow)
    if (mine === turn) list.removeAttribute("aria-busy")
  }
}

/* Going back. The address holds the question, and its place in the history how much of the answer was seen. */

let settled = false // the question in the address is one to come back to
let about // the address that was answered last
let lost = [] // filters of the address with values that are not here, or no more

/** Put a question into the address: in the place of one that was still being typed, behind one that was settled. */
function remember(query) {
  const address = query ? `?${query}` : location.pathname
  if (address === (location.search || location.pathname)) return
  if (settled) keepPlace()
  history[settled ? "pushState" : "replaceState"](null, "", address)
  settled = false
}

const keepPlace = () => history.replaceState({ shown: list.children.length, top: scrollY }, "")

const answer = (place = null, mine = ++turn) => during(mine, async () => {
  clearTimeout(waiting)
  const question = box.value.trim()
  const chosen = Object.fromEntries(filters.filter(({ value }) => value).map(({ name, value }) => [name, value]))
  const address = new URLSearchParams({ ...question && { tu: question }, ...chosen }).toString()
  if (!place) {
    lost = []
    remember(address)
  }
  about = location.search
  const first = Math.max(FIRST, place?.shown ?? 0)
  const given = pieces(question)
  const { results, missing, beginnings, others } = question || !address ? await find(given, chosen) : await every(chosen)
  if (mine !== turn) return
  found = results
  broken = false
  asked = { ...given, beginnings, unsure: given.unsure || beginnings.length > 0 }
  list.replaceChildren()
  await show(first, mine)
  const rest = await others()
  if (mine !== turn) return
  found.push(...rest.results)
  if (rest.results.length) await show(Math.max(0, first - list.children.length), mine)
  if (address && !found.length) await reached()
  if (mine !== turn) return
  const without = lost.map(([{ labels: [label] }, value]) =>
    `Không lọc theo ${label.textContent.toLowerCase()} “${value}”: ở đây không có.`)
  tell = () => {
    const said = [...address ? [told(question, [...missing, ...rest.missing])] : [], ...without].join(" ")
    report.replaceChildren(said, ...elsewhere(question))
  }
  tell()
  if (place?.top) scrollTo(0, place.top)
})

/** Ask for what was chosen or sent off: it is not a beginning of the next question. */
function settle() {
  answer()
  settled = true
}

/** Take the question from the address, and what was seen of its answer. */
function restore() {
  const given = new URLSearchParams(location.search)
  box.value = given.get("tu") ?? ""
  for (const select of filters) select.value = given.get(select.name) ?? ""
  lost = filters.filter(select => select.selectedIndex < 0).map(select => [select, given.get(select.name)])
  for (const [select] of lost) select.value = ""
  settled = [...given.keys()].length > 0
  return settled
}

/** Download the words that are typed already: the first three letters tell the file in which a word stands. */
function expect() {
  const typed = box.value.replace(/(?<!\S)\S{0,2}$/, "").trim()
  if (typed) prepare(typed).catch(() => {})
}

box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => answer(), PAUSE); expect() })
// Whoever opens this page came to search: the engine is made ready once the page is drawn, while the first word is typed.
addEventListener("load", () => setTimeout(() => started().catch(forget)), { once: true })
addEventListener("online", forget) // what could not be loaded meanwhile counts to the engine as loaded
form.addEventListener("submit", event => { event.preventDefault(); settle() })
form.addEventListener("change", ({ target }) => {
  if (target === box) return
  settled = Boolean(location.search) // what was typed is a question, too, once it is narrowed
  settle()
})
form.addEventListener("reset", event => {
  event.preventDefault() // the words stay; what is taken off is what they are looked for in
  for (const select of filters) select.value = ""
  settle()
})
addEventListener("popstate", ({ state }) => {
  if (location.search === about) return // a place in the page, as the skip link's
  restore()
  answer(state ?? {})
})
addEventListener("pagehide", keepPlace)
more.addEventListener("click", () => {
  if (list.hasAttribute("aria-busy")) return // clicked twice, it shows more once
  if (broken) answer()
  else during(turn, async () => {
    const mine = turn
    const first = await show(MORE, mine)
    if (mine !== turn) return
    tell()
    // A reader by keyboard goes on where the list went on, unless they have gone elsewhere meanwhile.
    if ([more, document.body].includes(document.activeElement)) first?.querySelector("a").focus()
  })
})

const asks = restore()
form.querySelector("details").open = matchMedia("(min-width: 45em)").matches || filters.some(({ value }) => value)
form.hidden = false
if (asks) answer(history.state ?? {})
