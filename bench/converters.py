"""Converters of Word files to text: ours, mammoth, markitdown, pandoc, LibreOffice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"</?[a-z][^<>]*>|\|")
_MARKUP = re.compile(r"[*_\\#>`]")
_FIRST_WORDS = 4
_MAMMOTH = """
import json, sys, time, mammoth
times, texts = [], []
for path in sys.argv[1:]:
    start = time.process_time()
    with open(path, "rb") as file:
        texts.append(mammoth.convert_to_markdown(file).value)
    times.append((time.process_time() - start) * 1000)
print(json.dumps([times, texts]))
"""
_MARKITDOWN = """
import json, sys, time
from markitdown import MarkItDown
tool, times, texts = MarkItDown(), [], []
for path in sys.argv[1:]:
    start = time.process_time()
    texts.append(tool.convert(path).text_content)
    times.append((time.process_time() - start) * 1000)
print(json.dumps([times, texts]))
"""


class Read(NamedTuple):
    """What a converter made of the files, and how long each took."""

    milliseconds: list[float]
    texts: list[str]


class Case(NamedTuple):
    """One Word file: what a reader sees in it, and which text stands after which label."""

    kind: str
    data: bytes
    texts: list[str]
    labelled: list[tuple[str, str]]

    def words_in(self, text: str) -> tuple[int, int]:
        """Count the words of the file that a text has, and those that it should have."""
        wanted = Counter(word for shown in self.texts for word in _words(shown))
        have = Counter(_words(text))
        return sum(min(count, have[word]) for word, count in wanted.items()), sum(wanted.values())

    def labels_in(self, text: str) -> int:
        """Count the labels that stand, as they should, right before their text."""
        flat = _flat(text)
        return sum(f"{label.casefold()} {_beginning(shown)}" in flat for label, shown in self.labelled)


def converters() -> list[tuple[str, Callable[[Sequence[Path]], Read] | None]]:
    """Give the converters by name; ``None`` for one that is not installed."""
    python = Path(shutil.which("markitdown") or "").parent / "python"
    beside = python if python.is_file() and shutil.which("markitdown") else None
    return [
        ("checker import", _own),
        ("mammoth, to Markdown", None if beside is None else lambda files: _python(beside, _MAMMOTH, files)),
        ("markitdown", None if beside is None else lambda files: _python(beside, _MARKITDOWN, files)),
        ("pandoc, to GitHub's Markdown", _pandoc if shutil.which("pandoc") else None),
        ("LibreOffice, to text, all at once", _libreoffice if shutil.which("soffice") else None),
    ]


def _own(files: Sequence[Path]) -> Read:
    from checker.office.docx.reader import read_docx
    from checker.office.read_flow import read_flow

    read = Read([], [])
    for file in files:
        start = time.process_time()
        read.texts.append(read_flow(read_docx(file.read_bytes())).markdown)
        read.milliseconds.append((time.process_time() - start) * 1_000)
    return read


def _python(python: Path, program: str, files: Sequence[Path]) -> Read:
    output = subprocess.run([python, "-c", program, *files], capture_output=True, check=True).stdout
    return Read(*json.loads(output))


def _pandoc(files: Sequence[Path]) -> Read:
    read = Read([], [])
    for file in files:
        start = time.perf_counter()
        command = ["pandoc", "--from=docx", "--to=gfm", "--wrap=none", file]
        read.texts.append(subprocess.run(command, capture_output=True, check=True).stdout.decode())
        read.milliseconds.append((time.perf_counter() - start) * 1_000)
    return read


def _libreoffice(files: Sequence[Path]) -> Read:
    with tempfile.TemporaryDirectory(prefix="van-ban-bench-") as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        start = time.perf_counter()
        command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
        subprocess.run([*command, *files], capture_output=True, check=True)
        each = (time.perf_counter() - start) * 1_000 / len(files)
        texts = [(Path(folder) / f"{file.stem}.txt").read_text("utf-8-sig") for file in files]
    return Read([each] * len(files), texts)


def _flat(text: str) -> str:
    """Give a text on one line, without the marks of Markdown, in small letters."""
    return " ".join(_MARKUP.sub("", _TAG.sub(" ", unicodedata.normalize("NFC", text))).split()).casefold()


def _beginning(text: str) -> str:
    return " ".join(_flat(text).split()[:_FIRST_WORDS])


def _words(text: str) -> list[str]:
    return _WORD.findall(_flat(text))
