"""The Word files that converters are compared on: our own exports, and files numbered by Word itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.converters import Case
from bench.measure import ROOT
from bench.phrases import load_phrases
from bench.plan import Unit, write_plan
from tests import docx_files as made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.office.page import OfficialPage

_POINTS = "abcd"
_SCHOOL = Unit("thcs-minh-hoa", "Trường THCS Minh Họa", "THCSMH", "Minh Họa", "ubnd-xa-minh-hoa")


def pages_of_plans(count: int, *, first: int = 0) -> list[OfficialPage]:
    """Lay out that many generated plans, each another one."""
    from checker import files
    from checker.kinds import kind_from_schema
    from checker.office.page import official_page
    from checker.parse import parse
    from checker.source import Source

    kinds = {name: kind_from_schema(schema) for name, schema in files.load_schemas(ROOT).items()}
    texts = (write_plan(_SCHOOL, 2026, index % 5, seed=first + index) for index in range(count))
    return [official_page(parse(Source(f"plans/x/{index}.md", text)), kinds) for index, text in enumerate(texts)]


def cases(pages: Sequence[OfficialPage]) -> list[Case]:
    """Give the files, and what a reader sees in each."""
    return [*map(_exported, pages), *(_automatic(index) for index in range(len(pages)))]


def _exported(page: OfficialPage) -> Case:
    """Export a page: labels are text there."""
    from checker.office.docx_writer import write_docx
    from checker.office.page import Passage, walk
    from checker.office.words import shown

    items = [item for item, _ in walk(page.items) if isinstance(item, Passage)]
    labelled = [(item.label.text, shown(item.words)) for item in items if item.label]
    return Case("labels typed", write_docx(page), [shown(item.words) for item in items], labelled)


def _automatic(index: int) -> Case:
    """Make a file whose labels Word counts: I., 1., a), and a table with merged cells and a footnote."""
    sentences = load_phrases().demands
    body: list[str] = []
    labelled: list[tuple[str, str]] = []
    for part in range(3):
        _listed(body, labelled, ("I.", "II.", "III.")[part], f"Phần {part} {sentences[index % len(sentences)]}", 0)
        for number in range(1, 3):
            text = f"Việc {index} {part} {number} {sentences[(index + number) % len(sentences)]}"
            _listed(body, labelled, f"{number}.", text, 1)
            for point in _POINTS:
                _listed(body, labelled, f"{point})", f"Điểm {index} {part} {number} {point} thực hiện đúng hạn", 2)
    cells = [f"Ô gộp {index}", f"Ô một {index}", f"Ô hai {index}"]
    body.append(
        made.table(
            made.row(made.cell(made.paragraph(cells[0]), '<w:gridSpan w:val="2"/>')),
            made.row(made.cell(made.paragraph(cells[1])), made.cell(made.paragraph(cells[2]))),
        )
    )
    levels = (made.level(0, "upperRoman", "%1."), made.level(1, "decimal", "%2."), made.level(2, "lowerLetter", "%3)"))
    numbering = made.definition(0, *levels) + made.a_list(1, 0)
    data = made.docx("".join(body), numbering=numbering)
    return Case("labels counted by Word", data, [*(text for _, text in labelled), *cells], labelled)


def _listed(body: list[str], labelled: list[tuple[str, str]], label: str, text: str, level: int) -> None:
    body.append(made.listed(text, 1, level))
    labelled.append((label, text))
