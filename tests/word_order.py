"""The order in which the schema of WordprocessingML (ISO/IEC 29500-1, transitional) wants the children of an element.

Only the elements that our files have; anything else in them is an error too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_RUN = "rStyle rFonts b bCs i iCs caps color position sz szCs u vertAlign lang"
_PARAGRAPH = "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl rPr sectPr"
_BORDERS = "top left bottom right insideH insideV"
ORDERS = {
    "document": "body",
    "p": "pPr *",
    "pPr": _PARAGRAPH,
    "rPr": _RUN,
    "pBdr": "top left bottom right",
    "r": "rPr *",
    "tbl": "tblPr tblGrid tr+",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tblBorders": _BORDERS,
    "tblCellMar": "top left bottom right",
    "tblGrid": "gridCol+",
    "tr": "trPr tc+",
    "trPr": "cantSplit tblHeader",
    "tc": "tcPr *",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "sectPr": "headerReference+ footerReference+ footnotePr type pgSz pgMar pgNumType titlePg",
    "styles": "docDefaults style+",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
}
_FREE = {
    "body": {"p", "tbl", "sectPr"},
    "hdr": {"p"},
    "ftr": {"p"},
    "p": {"r", "hyperlink"},
    "hyperlink": {"r"},
    "r": {
        "t",
        "br",
        "tab",
        "fldChar",
        "instrText",
        "footnoteReference",
        "footnoteRef",
        "separator",
        "continuationSeparator",
    },
    "tc": {"p"},
    "footnotes": {"footnote"},
    "footnote": {"p"},
    "rPrDefault": {"rPr"},
    "pPrDefault": {"pPr"},
    "compat": {"compatSetting"},
}


def disorder(root: _Element) -> Iterator[str]:
    """Give what does not stand as the schema asks, one line each."""
    for element in root.iter(f"{W}*"):
        name = str(element.tag).removeprefix(W)
        children = [str(child.tag).removeprefix(W) for child in element]
        yield from (f"{name}: {fault}" for fault in _faults(name, children))
        if name == "tc" and children[-1:] != ["p"]:
            yield "tc: does not end with a paragraph"


def _faults(name: str, children: list[str]) -> Iterator[str]:
    order = ORDERS.get(name, "").split()
    known = [item.rstrip("+") for item in order]
    free = _FREE.get(name, set())
    last = -1
    for child in children:
        if child in known:
            place = known.index(child)
            if place < last or (place == last and not order[place].endswith("+")):
                yield f"{child} stands in the wrong place"
            last = max(last, place)
        elif child not in free:
            yield f"{child} may not stand here"
        else:
            last = max(last, len(known)) if "*" in known else last
