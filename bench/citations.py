"""Measure how fast citations are read and judged, beside eyecite on its own kind of text of the same length."""

from __future__ import annotations

import datetime
import json
import random
import subprocess
import time
from shutil import which
from typing import TYPE_CHECKING

from bench.measure import ROOT
from bench.phrases import load_phrases
from bench.targets import Corpora, Row, least
from checker.citing import own_laws
from checker.dates import write_date_slashes, write_date_words
from checker.parse.citations import find_citations
from checker.verdicts import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.laws import Law

RATE = 8.0
"""Promised: million characters a CPU-second, with registry look-ups, at about one citation in 500 characters."""

_LENGTH = 2_000_000
_SPACING = 500
_HOSTILE = 10_000_000
_ON = datetime.date(2026, 6, 30)
_CASE = " The court relied on {volume} U.S. {page} ({year}) in deciding that the claim may proceed."
_EYECITE = """
import json, sys, time
from eyecite import get_citations
text = sys.stdin.read()
get_citations(text[:2000])
begin = time.process_time()
found = len(get_citations(text))
print(json.dumps({"cpu": time.process_time() - begin, "found": found}))
"""


def citations(corpora: Corpora) -> list[Row]:
    """Read plain official prose, half and whole, ten million characters of figures and slashes, and American cases."""
    registry = own_laws()
    prose = _prose(_LENGTH, tuple(law for law in registry if law.number and law.issued))
    half = prose[: len(prose) // 2]

    def read(text: str) -> int:
        return len(judge(text, find_citations(text, 0, len(text)), len(text), registry, _ON))

    read(half)
    found = read(prose)
    whole, part = _best(lambda: read(prose), corpora.runs), _best(lambda: read(half), corpora.runs)
    rate = len(prose) / whole / 1e6
    hostile = "1/" * (_HOSTILE // 2)
    slashes = _best(lambda: read(hostile), 1)
    rows = [
        least("cite, with registry look-ups", rate, RATE, "M characters/CPU-second", corpora.pace),
        Row("characters a citation", "", f"{len(prose) / found:.0f} ({found} found)"),
        Row("twice the text, times the time", "≤ 2.3", f"{whole / part:.2f}", whole / part <= 2.3),
        Row("10 MB of 1/1/1/…", "linear", f"{slashes:.2f} s CPU, {_HOSTILE / slashes / 1e6:.1f} M characters/s"),
    ]
    return [*rows, _beside_eyecite(rate)]


def _best(call: Callable[[], object], runs: int) -> float:
    """Give the least processor time of a few runs, in seconds."""
    times: list[float] = []
    for _ in range(runs):
        begin = time.process_time()
        call()
        times.append(time.process_time() - begin)
    return min(times)


def _prose(length: int, known: tuple[Law, ...]) -> str:
    """Write plain official sentences with a citation of the registry, a local plan or a named law in each paragraph."""
    rng = random.Random(7)  # noqa: S311 - the same text every time
    words = load_phrases()
    sentences = [*words.aims, *(action for theme in words.themes for action in theme.actions)]
    parts: list[str] = []
    size = 0
    while size < length:
        paragraph = ""
        while len(paragraph) < _SPACING - 90:
            paragraph += f"{rng.choice(sentences)}. "
        paragraph += f"Việc này làm theo {_citation(rng, known)}, có kiểm tra hằng quý.\n\n"
        parts.append(paragraph)
        size += len(paragraph)
    return "".join(parts)[:length]


def _citation(rng: random.Random, known: tuple[Law, ...]) -> str:
    law = rng.choice(known)
    day = law.issued or _ON
    match rng.randrange(4):
        case 0:
            return f"{law.type} số {law.number} ngày {write_date_slashes(day)}"
        case 1:
            day = _ON - datetime.timedelta(days=rng.randrange(3_000))
            number = f"{rng.randrange(10, 3_000)}/KH-UBND"
            return f"Kế hoạch số {number} ngày {write_date_slashes(day)} của Ủy ban nhân dân xã Minh Họa"
        case 2:
            return f"Điều {rng.randrange(1, 40)} Luật Bình đẳng giới"
        case _:
            return f"{law.type} số {law.number} {write_date_words(day)} của {law.issuer or 'Chính phủ'}"


def _beside_eyecite(rate: float) -> Row:
    """Let eyecite, where `make bench` has installed it, read cases in English prose of the same density."""
    title = "eyecite on its own kind of text, ours to it"
    python = ROOT / ".venv-bench" / "bin" / "python"
    if not python.exists() or which(str(python)) is None:
        return Row(title, "", "not installed")
    filler = "The parties agree on the facts, and the record shows that notice was given in due time. " * 5
    rng = random.Random(7)  # noqa: S311 - the same text every time
    parts: list[str] = []
    while sum(map(len, parts[-1:])) + len(parts) * _SPACING < _LENGTH // 4:
        page, year = rng.randrange(1, 900), rng.randrange(1950, 2020)
        parts.append(
            filler[: _SPACING - 90] + _CASE.format(volume=rng.randrange(300, 560), page=page, year=year) + "\n\n"
        )
    text = "".join(parts)
    done = subprocess.run((str(python), "-c", _EYECITE), input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        return Row(title, "", "did not run")
    other = json.loads(done.stdout)
    theirs = len(text) / other["cpu"] / 1e6
    return Row(title, "", f"{theirs:.2f} M characters/CPU-second ({other['found']} found), ratio {rate / theirs:.0f}")
