"""Our Word files by Microsoft's Open XML SDK, where it is installed (``make word``)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from test_docx_round_trip import END, HEAD, MERGED, page_of
from test_docx_writer import EVERYTHING

from checker.office.docx_writer import write_docx

ROOT = Path(__file__).parent.parent
JUDGE = ROOT / "tests" / "word"
NOTED = "\n\n## Chú thích\n\n[^1]: Xem **[trang](https://example.org)**.\n"
CAPTIONED = MERGED.replace("<table>", "<table>\n<caption>Bảng 1</caption>")
TEXTS = {
    **{path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "plans").glob("*/*/*.md")},
    "mọi thứ": EVERYTHING,
    "chú thích": f"{HEAD}Một[^1] hai[^1].\n\n{CAPTIONED}{END.rstrip()}{NOTED}",
    "trống": "---\nloai: ke-hoach\n---\nMột.\n",
    "nhật ký \x00 lạ": f"{HEAD}Một\x01\x0c\ufffe hai <w:p/> &amp; ba.{END}",
}


@pytest.mark.skipif(
    not (JUDGE / "node_modules").is_dir() or not shutil.which("node"), reason="the Open XML SDK is not installed"
)
def test_every_word_file_is_valid_and_a_broken_one_is_not(tmp_path: Path) -> None:
    made = {name: tmp_path / f"{index}.docx" for index, name in enumerate(TEXTS)}
    for name, path in made.items():
        path.write_bytes(write_docx(page_of(TEXTS[name])))
    broken = tmp_path / "sai.docx"
    shutil.copy(next(iter(made.values())), broken)
    _break(broken)
    command = ["node", "validate.mjs", *map(str, (*made.values(), broken))]
    said = subprocess.run(command, cwd=JUDGE, check=True, capture_output=True, text=True, timeout=300).stdout
    wrong = dict(json.loads(line) for line in said.splitlines())
    assert "invalid child element" in " ".join(wrong.pop(str(broken)))
    assert wrong == {str(path): [] for path in made.values()}


def _break(path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:tblPr>", b"<w:tblPr><w:sai/>", 1)
    with ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
