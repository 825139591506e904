"""The gold sentences are read as well as the project promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from citation_gold import gold, shared
from citation_score import Score, score

import checker

ROOT = Path(__file__).parent.parent
GIVEN = ROOT.parent / "shared" / "eval"
FLOORS = {
    "number-recall": 0.99,
    "number-precision": 0.985,
    "date-accuracy": 0.99,
    "named-f1": 0.96,
    "issuer-accuracy": 0.95,
    "locator-accuracy": 0.97,
}


@pytest.fixture(scope="module")
def read() -> Score:
    return score(gold(), checker.cite)


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_gold_sentences_are_read(read: Score, figure: str, floor: float) -> None:
    what = figure.partition("-")[0]
    said = {
        name: mistakes for name, mistakes in read.mistakes().items() if any(each.startswith(what) for each in mistakes)
    }
    assert read.figures()[figure] >= floor, said


def test_every_answer_points_into_its_text() -> None:
    for each in gold():
        for answer in checker.cite(each.text):
            start, end = answer["start"], answer["end"]
            assert answer["text"] == each.text[start:end]
            assert 0 <= answer["full_start"] <= start < end <= answer["full_end"] <= len(each.text)


@pytest.mark.skipif(not (GIVEN / "score_citations.py").is_file(), reason="no given sentences here")
def test_this_scorer_and_the_given_one_agree() -> None:
    sentences = GIVEN / "citations-dev.jsonl"
    command = [sys.executable, str(GIVEN / "score_citations.py"), str(sentences)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    theirs = dict(re.findall(r"([a-z0-9-]+) (\d\.\d{3})", done.stdout))
    ours = score(shared(sentences), checker.cite).figures()
    assert {figure: f"{ours[figure]:.3f}" for figure in FLOORS} == theirs
