/* What must be done before Zensical's script runs: the search box at the top brings its style as an element, which the
 * page may not hold (checker/site/policy.py). The same style as a sheet that a script made is allowed.
 */
{
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (options) {
    const shadow = attachShadow.call(this, options)
    const { appendChild } = shadow
    shadow.appendChild = node => {
      if (node.localName !== "style") return appendChild.call(shadow, node)
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(node.textContent)
      shadow.adoptedStyleSheets.push(sheet)
      return node
    }
    return shadow
  }
}
