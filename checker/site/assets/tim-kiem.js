/* How the search worker reads Vietnamese. It is loaded by the name of lunr's own language script.
 *
 * The theme turns each word of a query into a prefix ("binh" asks for "binh*"), and prefixes pass by lunr's
 * pipeline. So the index holds both forms of a word, with its accents and without them: "Đẳng" is found
 * by "đẳng" and by "dang". A document's number stays one word, and its parts are words besides:
 * "05", "UBND-VHXH", "UBND" and "VHXH" of "05/UBND-VHXH".
 */
(lunr => {
  const bare = word => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d")

  /* A word written in another way that is as usual: "hoà" of "hòa", "uỷ" of "ủy", "tỉ" of "tỷ". */
  const TONE = /(?<!q)(o(?=\p{M}*[ae])|u(?=\p{M}*y))(\p{M}?)([aey])(\p{M}?)$/u
  const SOUND_I = /^([hklmst]|qu)([iy])(?=\p{M}?$)/u
  const respelled = word => [
    word.replace(TONE, "$1$4$3$2"),
    word.replace(SOUND_I, (_, before, letter) => before + (letter === "i" ? "y" : "i")),
  ].filter(other => other !== word).map(other => other.normalize("NFC"))

  /* A day in digits, with noughts and without: "5/3/2026", "05/3/2026" and "05/03/2026". */
  const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
  const daysOf = word => {
    const [, day, month, year] = (DAY.exec(word) ?? []).map(Number)
    if (!year) return []
    const [days, months] = [day, month].map(number => [`${number}`, `${number}`.padStart(2, "0")])
    return days.flatMap(one => months.map(other => `${one}/${other}/${year}`))
  }

  function formsOf(word) {
    const others = respelled(word.normalize("NFD"))
    const whole = [word, ...others].flatMap(form => [form, bare(form)])
    const numbered = /\d/.test(word) && /[/-]/.test(word) ? whole : []
    const parts = numbered.flatMap(form => [...form.split("/"), ...form.split(/[/-]+/)]).filter(Boolean)
    return [...new Set([...whole, ...daysOf(word), ...parts])]
  }

  const known = new Map() // titles say the same words over and over

  function forms(token) {
    const word = token.toString().normalize("NFC").toLowerCase()
    if (!known.has(word)) known.set(word, formsOf(word))
    const [first, ...others] = known.get(word)
    return [token.update(() => first), ...others.map(form => token.clone(() => form))]
  }

  /* The number that a page's title ends with before its colon is its own: who types it means that page before all that
   * name it, and who types its digits alone a document of this site, before a law. The theme writes into the table where
   * the words of a field stand; it marks nothing of these two. */
  const [NUMBER, DIGITS] = ["so", "chu-so"]
  const numberOf = ({ title }) => {
    lunr.tokenizer.table = []
    return title.split(":", 1)[0].match(/\S*\d\S*\/\S*$/)?.[0]
  }
  const digitsOf = page => {
    const [, digits] = numberOf(page)?.match(/^(\d+)\//) ?? []
    return digits && page.location.startsWith("van-ban/") ? `${Number(digits)}` : undefined
  }

  lunr.Pipeline.registerFunction(forms, "vietnamese-forms")
  lunr.vi = function () {
    this.field(NUMBER, { boost: 1e6, extractor: numberOf })
    this.field(DIGITS, { boost: 1e6, extractor: digitsOf })
    this.pipeline.reset()
    this.pipeline.add(forms)
    this.searchPipeline.reset()
  }
  lunr.QueryLexer.termSeparator = /\s+/

  /* The theme asks for "nha* giao*". A page that has the very words comes before one that has longer ones ("nhất"), and
   * pages that lack a word are found only when none has all. */
  const { query: asked } = lunr.Index.prototype
  const { REQUIRED, OPTIONAL } = lunr.Query.presence
  const WHOLE_WORD = 10
  const YEAR = /^(19|20)\d\d$/

  function strengthened(query, presence) {
    for (const clause of [...query.clauses]) {
      if (clause.presence === OPTIONAL) clause.presence = presence
      clause.fields = clause.fields.filter(name => name !== NUMBER && name !== DIGITS)
      const word = clause.term.replace(/\*$/, "")
      if (/\d.*\//.test(word)) query.clause({ term: word, fields: [NUMBER], usePipeline: false })
      if (/^\d+$/.test(word) && !YEAR.test(word))
        query.clause({ term: `${Number(word)}`, fields: [DIGITS], usePipeline: false })
      if (word && word !== clause.term)
        query.clause({ term: word, fields: clause.fields, boost: WHOLE_WORD, usePipeline: false })
    }
  }

  // A word stands in the index in several forms, all at its one place, and the theme marks each place that it is told.
  // What is told of a form is the index's own and serves the next question too: it is not written to.
  function once(result) {
    const seen = {}
    for (const fields of Object.values(result.matchData.metadata))
      for (const [name, about] of Object.entries(fields)) {
        const places = seen[name] ??= new Set()
        const position = about.position.filter(place => !places.has(place) && places.add(place))
        fields[name] = { ...about, position }
      }
    return result
  }

  lunr.Index.prototype.query = function (write) {
    const ask = presence => asked.call(this, query => {
      write.call(query, query)
      strengthened(query, presence)
    })
    const found = ask(REQUIRED)
    return (found.length ? found : ask(OPTIONAL)).map(once)
  }
})(lunr)
