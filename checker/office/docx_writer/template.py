"""The empty Word file that a document is written into: our styles and settings, nothing of anybody's own."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZipFile

from checker.office.docx_writer.xml import NAMESPACES, paragraph_properties, run_properties, style_of
from checker.office.layout import CAPITALS, CAPITALS_NAME, COLOUR, FONT, LANGUAGE, LAYOUT, Face

MOST_HEADINGS = 6

_TITLES = frozenset({"part", "part_title", "division", "article", "clause", "point", "unnumbered"})
"""Faces of headings: they are the styles Heading 1 to 6, so that a reader of the file finds its outline."""

_SINGLE = frozenset(
    {"country", "motto", "superior", "issuer", "number", "place_date", "letter_subject", "urgency", "page_number"}
)
"""Faces whose lines stand at single distance (Phần I, Mục II, khoản 1 điểm c)."""

_BUILT_IN = {"table_caption": "caption"}
"""Faces that are a style of Word's own, by which Word and import know what they are."""

_CLOSE = frozenset({"recipients_label", "recipient", "table_head", "table_cell", "footnote", "mark"})

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def template() -> bytes:
    """Give the file."""
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, content in _parts().items():
            package.writestr(name, _HEAD + content)
    return made.getvalue()


def _parts() -> dict[str, str]:
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_OPC}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
            f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_OPC}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{_OPC}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_OPC}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body/></w:document>",
        "word/styles.xml": _styles(),
        "word/settings.xml": (
            f"<w:settings {NAMESPACES}>"
            '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
            "</w:settings>"
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_OPC}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
        ),
    }


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    size = round(LAYOUT.body.size * 2)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:color w:val="{COLOUR}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    made = [
        _FIXED,
        *(_heading(level) for level in range(1, MOST_HEADINGS + 1)),
        *(_style(name, row) for name, row in LAYOUT.rows() if isinstance(row, Face) and name not in _TITLES),
    ]
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(made)}</w:styles>"


_FIXED = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{CAPITALS}"><w:name w:val="{CAPITALS_NAME}"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Line"><w:name w:val="Đường kẻ"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
)


def _heading(level: int) -> str:
    face = LAYOUT.clause
    properties = paragraph_properties(
        face, line=LAYOUT.line_spacing.value, keep="<w:keepNext/><w:keepLines/>", outline=level
    )
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Body"/><w:qFormat/>{properties}{run_properties(face)}</w:style>'
    )


def _style(name: str, face: Face) -> str:
    """Write the style of a row; a comma would part its name from another."""
    single = name in _SINGLE or name in _CLOSE
    line = LAYOUT.head_line.value if single else LAYOUT.line_spacing.value
    properties = paragraph_properties(face, line=line, outline=int(name == "annex"))
    known = _BUILT_IN.get(name, "")
    custom = "" if known else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_of(name)}">'
        f'<w:name w:val="{known or face.name.replace(",", "")}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"{properties}{run_properties(face)}</w:style>"
    )
