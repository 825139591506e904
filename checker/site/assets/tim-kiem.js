/* How the search worker reads Vietnamese. It is loaded by the name of lunr's own language script.
 *
 * The theme turns each word of a query into a prefix ("binh" asks for "binh*"), and prefixes pass by lunr's
 * pipeline. So the index holds both forms of a word, with its accents and without them: "Đẳng" is found
 * by "đẳng" and by "dang". A document's number stays one word, and its parts are words besides:
 * "05", "UBND-VHXH", "UBND" and "VHXH" of "05/UBND-VHXH".
 */
(lunr => {
  const bare = word => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d")

  function forms(token) {
    const word = token.toString().normalize("NFC").toLowerCase()
    const whole = [word, bare(word)]
    const numbered = /\d/.test(word) && /[/-]/.test(word) ? whole : []
    const parts = numbered.flatMap(form => [...form.split("/"), ...form.split(/[/-]+/)]).filter(Boolean)
    const [first, ...others] = new Set([...whole, ...parts])
    return [token.update(() => first), ...others.map(form => token.clone(() => form))]
  }

  lunr.Pipeline.registerFunction(forms, "vietnamese-forms")
  lunr.vi = function () {
    this.pipeline.reset()
    this.pipeline.add(forms)
    this.searchPipeline.reset()
  }
  lunr.QueryLexer.termSeparator = /\s+/
})(lunr)
