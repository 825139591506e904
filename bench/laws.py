"""Measure the registry of laws: what it adds to a cold start, and what a look-up costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from bench.measure import ROOT
from bench.targets import Corpora, Row

COLD, WARM = 15, 1.5
"""Promised: milliseconds added to a cold start by a document that cites ten laws, microseconds for a known number."""

_PROGRAM = """
import json, sys, timeit
from pathlib import Path
from time import process_time as now
import datetime, checker.fold, checker.message, checker.parse.plain_matter, checker.pattern, checker.schema
begin = now()
from checker.laws import Laws
used = now() - begin
import checker.files
begin = now()
from checker.registry_files import load_laws
laws = Laws(load_laws(Path(sys.argv[1])).data)
loaded = now()
numbers = ("30/2020/NĐ-CP", "73/2006/QH11", "28/NQ-CP", "2351/QĐ-TTg", "13/2022/QH15", "48/2009/NĐ-CP", "70/2008/NĐ-CP",
           "125/2021/NĐ-CP", "191/2009/TT-BTC")
found = [laws.numbered(number) for number in numbers] + [laws.named("Luật Bình đẳng giới")]
assert all(found)
done = now()
call = lambda: laws.numbered("30/2020/NĐ-CP", "Nghị định")
warm = min(timeit.repeat(call, number=10_000)) / 10_000
near = min(timeit.repeat(lambda: laws.near("126/2024/NĐ-CP"), number=100)) / 100
print(json.dumps({"load": used + loaded - begin, "found": done - loaded, "warm": warm, "near": near}))
"""


def laws(corpora: Corpora) -> list[Row]:
    """Load the registry from a cold start with its index and without, and look laws up."""
    with tempfile.TemporaryDirectory(prefix="van-ban-bench-") as home:
        without = min(_run("/dev/null/none")["load"] for _ in range(corpora.runs))
        _run(home)
        runs = [_run(home) for _ in range(corpora.runs * 2)]
    best = {name: min(run[name] for run in runs) for name in runs[0]}
    cold, warm = (best["load"] + best["found"]) * 1e3, best["warm"] * 1e6
    return [
        Row("registry loaded and ten laws found, cold", f"≤ {COLD} ms CPU", f"{cold:.1f} ms", cold <= COLD),
        Row("registry loaded where no index can be kept", "", f"{without * 1e3:.0f} ms CPU"),
        Row("a number looked up again, with its type", f"≤ {WARM} µs", f"{warm:.2f} µs", warm <= WARM),
        Row("numbers near an unknown one", "", f"{best['near'] * 1e6:.0f} µs"),
    ]


def _run(home: str) -> dict[str, float]:
    done = subprocess.run(
        (sys.executable, "-c", _PROGRAM, str(ROOT)),
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": home},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found
