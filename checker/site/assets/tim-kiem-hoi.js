/* What is asked of Pagefind, which finds and ranks: a question's words as it knows them, and only those it has. */
const USUAL = "giới" // the word of these documents: most questions have it, so what it downloads is needed anyway

const EVERY = "ω" // a word of every document (checker/site/full_text.py): asked for none, Pagefind downloads all it has

const root = new URL("..", import.meta.url)
const form = document.getElementById("tim")

// A portal asks the indexes of several sites as one; each knows the site's name and what the addresses in it begin with.
export const sites = JSON.parse(form.dataset.chiMuc)
// A large index comes in parts, folders 2, 3, … of the first: what one question costs grows with the square of a part.
const parts = sites.flatMap(({ o, phan = 1, ...site }) =>
  Array.from({ length: phan }, (_, place) => ({ o: place ? `${o}${place + 1}/` : o, ...site })))
const options = ({ goc, trang }, exactDiacritics) =>
  ({ excerptLength: 26, exactDiacritics, ...goc && { baseUrl: goc }, ...trang && { mergeFilter: { trang } } })
// Some browsers keep that a module could not be loaded, and do not try again: then it is asked for at another address.
let failures = 0
const loaded = () => import(new URL(`${sites[0].o}pagefind.js${failures ? `?${failures}` : ""}`, root))
  .catch(error => { failures++; throw error })

let engine
export const started = () => engine ??= loaded().then(async pagefind => {
  const first = pagefind.createInstance(options(parts[0], false))
  await first.init()
  // A browser runs new code slowly until it has seen it work. The first part is asked something while the reader still
  // types, in the engine's own thread, so that the first question finds it fast; the others are not there yet.
  if (!form.elements.tu.value) first.search(USUAL).catch(() => {})
  const [words, begun] = await Promise.all([
    Promise.all(sites.map(({ o }) => fetch(new URL(`${o}chu-d.json`, root)).then(answer => answer.ok ? answer.json() : null))),
    entries(),
    ...merged(first, false),
  ])
  const second = pagefind.createInstance(options(parts[0], true))
  const strict = second.init().then(() => Promise.all(merged(second, true))).then(() => asker(second, typed => typed))
  strict.catch(() => {}) // told of where it is awaited
  return { loose: asker(first, bare), strict, begun, words: words.every(Boolean) ? words.flat() : null }
})
export const forget = () => { engine = undefined }

/** What the indexes' first files say now: it changes when an index is made anew. */
const entries = () => Promise.all(sites.map(async ({ o }) => {
  const answer = await fetch(new URL(`${o}pagefind-entry.json`, root), { cache: "no-store" })
  if (!answer.ok) throw new Error(`No index: ${answer.status}`)
  return answer.text()
}))

/** Fail unless the indexes can be reached and are those that the engine began with: of a part that it could not load
 * Pagefind says that nothing is in it. */
export async function reached() {
  const [{ begun }, now] = await Promise.all([started(), entries()])
  if (now.join() !== begun.join()) throw new Error("The index was made anew")
}

const merged = (index, exact) =>
  parts.slice(1).map(part => index.mergeIndex(new URL(part.o, root).href, options(part, exact)))

// --- what is asked -------------------------------------------------------------------------------------

const LETTER = /[\p{L}\p{N}]/u
export const QUOTED = /["“”„«»]([^"“”„«»]*[\p{L}\p{N}][^"“”„«»]*)["“”„«»]/gu
const SIGN_INSIDE = /[\p{L}\p{N}][^\p{L}\p{N}\s]+[\p{L}\p{N}]/u
export const NUMBER = /^[^\p{L}\p{N}]*(\d+)[^\p{L}\p{N}]*$/u
const DAY = /^[^\p{L}\p{N}]*(\d{1,2})\/(\d{1,2})\/(\d{4})[^\p{L}\p{N}]*$/u
const DOCUMENT = /\d.*\/.*\p{L}/u // "48/KH-UBND"
const YEAR = /^\D*(19|20)\d\d\D*$/
const DAY_OR_PART = /^\D*(\d{1,3}|[0-3]\d(0\d|1[0-2]))\D*$/ // "20/10" is "2010" to Pagefind, and "500" a part of "2.500"

const wordsOf = text => text.split(/\s+/).filter(word => LETTER.test(word))

/** A question's parts: what stands in quotation marks, the words, and of those what has a sign inside, to be seen as it
 * was typed. Pagefind takes a number's signs away ("1/12" is "112" to it), but has the letters between signs one by one. */
export function pieces(question) {
  // A day is one word, in quotation marks or not.
  const text = question.normalize("NFC").replace(QUOTED, (quoted, phrase) => daySpelled(phrase) ? phrase : quoted)
  const typed = wordsOf(text.replace(QUOTED, " "))
  const exactly = typed.filter(word => NUMBER.test(word) || SIGN_INSIDE.test(word) || symbol(word) !== word)
  return {
    phrases: Array.from(text.matchAll(QUOTED), ([, phrase]) => wordsOf(phrase).join(" ")),
    words: typed.flatMap(word => /\d/.test(word) ? [word] : word.split(/[^\p{L}\p{M}]+/u).filter(Boolean).map(symbol)),
    exactly,
    numbers: wordsOf(text.replace(/["“”„«»]/g, " ")).filter(word => DOCUMENT.test(word)).map(spelled),
    days: typed.map(daySpelled).filter(Boolean).map(([issued]) => issued),
    // Pagefind's count may hold others
    unsure: exactly.some(word => NUMBER.test(word) ? DAY_OR_PART.test(word) : !/\d/.test(word) || !/\p{L}/u.test(word)),
  }
}

/** Pagefind cuts a word before a capital that a small letter follows: of "TTg" it has the end. */
const symbol = word => word.replace(/^ttg$/i, "tg")

/** A day that is typed in digits, each way that it may be written: with noughts, without, and as a document's own day of
 * issue stands in the index, which comes first. Null of what is none. */
export function daySpelled(word) {
  const [, day, month, year] = (DAY.exec(word) ?? []).map(Number)
  if (!year) return null
  const [days, months] = [day, month].map(number => [...new Set([`${number}`, `${number}`.padStart(2, "0")])])
  return [`${year}-${months.at(-1)}-${days.at(-1)}`, ...days.flatMap(one => months.map(other => `${one}/${other}/${year}`))]
}

/** The ways that a beginning of a question may be read, to have its words downloaded. */
export async function prepare(question) {
  const { phrases, words } = pieces(question)
  const { loose, strict, words: list } = await started()
  if (phrases.length || accented(words)) await (await strict).preload([...phrases, ...words].join(" "))
  else await Promise.all(readings(words.map(word => spellings(word, list).flat())).map(text => loose.preload(text)))
}

/** Whether someone types accents: then a word without one is meant so, too. In a number a đ says nothing of the rest. */
const accented = words => words.some(word => /[^\x00-\x7f]/.test(word) && !/\d/.test(word))

const EITHER = /(?<![a-z])((?:[qn]|[sbp]?gd)?)d([a-z]*)/gi

/** The ways to read a word: Pagefind takes "dang" for "dáng", but not for "đang", whose đ is a letter of its own.
 * A word with an accent is meant as typed; in others a d that begins a syllable or a symbol (QĐ, NĐ, GDĐT) is both,
 * as far as some document has a word that begins so. An i that may be a y is both, too: each reading has its spellings. */
function spellings(word, words) {
  const day = daySpelled(word)
  if (day) return [day]
  if (/[^\x00-\x7f]/.test(word)) return [iOrY(word)]
  const known = start => !words || words.some(one => one.startsWith(start.toLowerCase()))
  let forms = [word]
  for (const { 1: before, 2: after, index } of word.matchAll(EITHER)) {
    const at = index + before.length
    const other = word[at] === "D" ? "Đ" : "đ"
    const letters = [word[at], other].filter(letter => known(before + letter + after))
    forms = forms.flatMap(form => (letters.length ? letters : [word[at]]).map(letter =>
      form.slice(0, at) + letter + form.slice(at + 1)))
  }
  return forms.map(iOrY)
}

/** The one reading of a word with an accent: as typed and in the other style of the tone of oa, oe and uy at its end. */
function styles(word) {
  const day = daySpelled(word)
  if (day) return [day]
  const ending = /(?<!q)(o(?=\p{M}*[ae])|u(?=\p{M}*y))(\p{M}?)([aey])(\p{M}?)$/iu
  const other = word.normalize("NFD").replace(ending, "$1$4$3$2").normalize("NFC")
  return [(other === word ? [word] : [word, other]).flatMap(iOrY)]
}

const OTHER = { i: "y", y: "i", I: "Y", Y: "I" }

/** A word as typed and with the other letter for the sound i, where both are usual: "tỷ" and "tỉ", "quý" and "quí". */
function iOrY(word) {
  const other = word.normalize("NFD").replace(/^([hklmst]|qu)([iy])(?=\p{M}?$)/iu, (_, before, letter) => before + OTHER[letter])
  return other === word.normalize("NFD") ? [word] : [word, other.normalize("NFC")]
}

const readings = forms => forms.reduce((known, some) =>
  known.flatMap(text => (known.length * some.length > 16 ? some.slice(0, 1) : some).map(form => [...text, form])), [[]])
  .map(text => text.join(" "))

// --- what is found -------------------------------------------------------------------------------------

const bare = text => text.normalize("NFD").replace(/\p{M}/gu, "")
/** A text in small letters without accents, and without the signs around it. */
export const spelled = text => bare(text).toLowerCase().replaceAll("đ", "d")
  .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
const joined = text => text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}\s]/gu, "")
export const said = ({ content, meta }) => [content, ...Object.values(meta)].join(" ")
const COUNTED = { filters: { "-": "-" } } // no document has it: Pagefind says how many have the words, and ranks none

const [NOTHING, BEGINNING, WORD] = [0, 1, 2] // what a text is in an index

/** An index that is asked only for words that it has: Pagefind leaves out a word that it does not have, or takes the
 * longest that begins it. ``fold`` says what it makes of a word's accents. */
function asker(index, fold) {
  const known = new Map()
  const count = async text => (await index.search(text, COUNTED)).unfilteredResultCount
  const look = async word => {
    if (await count(`"${word}"`)) return WORD
    const { results: [first] } = await index.search(word) // of all that it would take one tells what it takes
    return first && joined(fold(said(await first.data()))).includes(joined(fold(word))) ? BEGINNING : NOTHING
  }
  /** The documents that have a number whole, for 2232 begins "2232026", too, which "22/3/2026" is to Pagefind. Only the
   * end of “2021-2030” has its quotation mark there, so more may have a year: their text tells. */
  const whole = async number => ({
    ids: new Set((await index.search(`"${number}"`)).results.map(({ id }) => id)), year: YEAR.test(number),
  })
  const stands = word => known.get(word) ?? known.set(word, look(word)).get(word)
  /** Those of a word's spellings that there are; "tỉ", which only begins "tỉnh", gives way to the word "tỷ". */
  const standing = async spelled => {
    const found = await Promise.all(spelled.map(stands))
    const most = Math.max(...found)
    return most ? spelled.filter((_, place) => found[place] === most) : []
  }
  return {
    count,
    ask: (text, filters) => index.search(text, { filters }),
    phrase: (text, filters) => index.search(`"${text}"`, { filters }),
    preload: text => index.preload(text),
    every: filters => index.search(EVERY, { filters, sort: { ngay: "desc" } }),
    /** Ask for every reading, given each word's forms; a document found by several counts once, as its best. */
    async find(words, forms, filters) {
      const there = await Promise.all(words.map(async word => (await Promise.all(forms(word).map(standing))).flat()))
      const missing = words.filter((_, place) => !there[place].length)
      if (missing.length) return { results: [], missing, asked: [], beginnings: [] }
      const asked = readings(there)
      const typed = words.filter(word => NUMBER.test(word))
      const levels = await Promise.all(typed.map(stands)) // known by now
      const beginnings = typed.filter((word, place) => levels[place] === BEGINNING && !YEAR.test(word))
      const [answers, numbers] = await Promise.all([
        Promise.all(asked.map(text => index.search(text, { filters }))),
        Promise.all(typed.filter(word => !beginnings.includes(word)).map(whole)),
      ])
      const best = new Map()
      for (const found of answers.flatMap(({ results }) => results))
        if (numbers.every(({ ids, year }) => year || ids.has(found.id)) && !(best.get(found.id)?.score >= found.score))
          best.set(found.id, found)
      const sure = ({ id }) => numbers.every(({ ids }) => ids.has(id))
      const results = [...best.values()].sort((a, b) => sure(b) - sure(a) || b.score - a.score)
      return { results, missing, asked, beginnings }
    },
  }
}

const nothing = { results: [], missing: [], beginnings: [] }
const noOthers = async () => nothing
const empty = { ...nothing, near: new Map(), others: noOthers }

/** Ask for words: first as typed, and of those documents the ones first that have them one after another (``near``);
 * then, where there are more, with other accents (``others``, not asked for yet). */
async function byWords(words, filters) {
  const { loose, strict, words: list } = await started()
  const anyhow = word => spellings(word, list)
  const meant = accented(words)
  const [index, forms] = meant ? [await strict, styles] : [loose, anyhow]
  const typed = words.join(" ")
  const side = words.length > 1 ? text => index.phrase(text, filters) : () => nothing
  const [{ results, missing, asked, beginnings }, first] = await Promise.all([index.find(words, forms, filters), side(typed)])
  const close = [first, ...await Promise.all(asked.filter(text => text !== typed).map(side))]
  const others = async () => {
    const one = asked.length === 1 && words.every(word => anyhow(word).flat().length === 1)
    if (one && await index.count(asked[0]) === await loose.count(asked[0])) return nothing
    const ids = new Set(results.map(({ id }) => id))
    const all = await loose.find(words, anyhow, filters)
    return { ...all, results: all.results.filter(({ id }) => !ids.has(id)) }
  }
  const near = new Map(close.flatMap(({ results: some }) => some.map(result => [result.id, result])))
  const nearest = results.filter(({ id }) => near.has(id))
  const ranked = [...nearest, ...results.filter(({ id }) => !near.has(id))]
  return { results: ranked, near, beginnings, ...meant ? { missing: [], others } : { missing, others: noOthers } }
}

/** Ask for phrases, each word after the other. Pagefind's answers have no order; that to the words without marks has. */
async function byPhrases(phrases, filters) {
  const strict = await (await started()).strict
  const words = phrases.flatMap(wordsOf)
  const [found, ...exact] = await Promise.all([
    strict.find(words, word => [[word]], filters),
    ...phrases.map(phrase => strict.phrase(phrase, filters)),
  ])
  const having = exact.map(({ results }) => new Map(results.map(result => [result.id, result])))
  return { found: { ...found, near: new Map(), others: noOthers }, having }
}

/** The documents that have one of these numbers themselves, or where there are none, were issued on one of these days: they
 * come before those that name it. */
async function called(numbers, days, filters) {
  const { loose } = await started()
  const answers = await Promise.all(numbers.length
    ? numbers.map(so => loose.ask(so.match(/\d+/)[0], { ...filters, so })) : days.map(day => loose.phrase(day, filters)))
  return new Map(answers.flatMap(({ results }) => results.map(result => [result.id, result])))
}

/** Ask Pagefind; gives what it found, each document with Pagefind's answers to the question's pieces, and the numbers
 * that no document has whole (``beginnings``): those that begin so are found. */
export async function find({ phrases, words, numbers, days }, filters) {
  const [own, phrased] = await Promise.all([
    called(numbers, days, filters), phrases.length ? byPhrases(phrases, filters) : { having: [] },
  ])
  const { near, others, ...found } = words.length ? await byWords(words, filters) : phrased.found ?? empty
  // A number alone finds what has it by any spelling: "28/kh-thptda" that of a Trường THPT ĐA.
  if (own.size && words.length === 1 && !phrases.length) {
    found.results = [...new Map([...own, ...found.results.map(result => [result.id, result])]).values()]
    found.missing = []
  }
  const together = ({ results, missing, beginnings }, differs) => ({
    missing, beginnings,
    results: results.filter(({ id }) => phrased.having.every(one => one.has(id)) && !(differs && own.has(id)))
      .sort((a, b) => own.has(b.id) - own.has(a.id)).map(result => ({
        differs,
        answers: [...phrased.having, near].map(one => one.get(result.id)).concat(words.length ? result : []).filter(Boolean),
      })),
  })
  return { ...together(found, false), others: async () => together(await others(), true) }
}

/** Give all documents that the filters leave, the newest first. */
export async function every(filters) {
  const { results } = await (await started()).loose.every(filters)
  return { results: results.map(result => ({ differs: false, answers: [result] })), missing: [], beginnings: [], others: noOthers }
}
