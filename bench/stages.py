"""What each stage of reading and each rule costs, in one process; prints JSON for ``python -m bench``."""

from __future__ import annotations

import datetime
import gc
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import files
from checker.config import Config
from checker.corpus import CorpusContext
from checker.dates import find_dates
from checker.deadlines import find_deadlines
from checker.engine import check_document, context_of
from checker.facts import facts_of
from checker.parse import front_matter, parse, suppressions
from checker.parse.blocks import read_blocks
from checker.parse.citations import find_citations
from checker.parse.closing import read_basis, read_closing
from checker.parse.tree import build_tree
from checker.registry_files import load_laws
from checker.rules import all_rules
from checker.selection import Selection
from checker.shape import shape_of
from checker.source import Item, Span, decode
from checker.tokens import look_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.corpus import DocumentContext
    from checker.document import Document

ROUNDS = 5


class Watch:
    """Add up the nanoseconds of named calls."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, int] = defaultdict(int)

    def call(self, name: str, function: Callable[..., Any], *values: object) -> Any:  # noqa: ANN401 - any call
        """Call a function and count its time under a name."""
        start = time.process_time_ns()
        result = function(*values)
        self.spent[name] += time.process_time_ns() - start
        return result


def read(watch: Watch, item: Item) -> Document:
    """Read a document stage by stage as ``parse`` does, then as a whole."""
    source = watch.call("decode", lambda: decode(item.path, item.data, id=item.id))
    text = source.text
    data = source.utf_8
    _, rare, _ = watch.call("odd tokens", look_at, text, data)
    matter = watch.call("front matter", front_matter.read, source)
    start, end = matter.body_start, len(text)
    blocks = watch.call("blocks", read_blocks, text, start, end)
    closing = watch.call("closing and basis", read_closing, text, blocks, Span(start, end))
    watch.call("closing and basis", read_basis, text, blocks[: closing.main_end])
    watch.call("tree", build_tree, blocks[: closing.main_end], closing.main_at)
    shape = watch.call("shape", shape_of, text, data)
    dates = watch.call("dates", lambda: find_dates(text, start, end, shape=shape, rare=rare))
    watch.call("deadlines", find_deadlines, text, start, end, dates)
    watch.call("citations", lambda: find_citations(text, start, end, shape=shape, rare=rare))
    watch.call("suppressions", suppressions.read, text, blocks, Span(start, end))
    document: Document = watch.call("(parse as a whole)", parse, source)
    return document


def check(watch: Watch, document: Document, context: DocumentContext, rules: Selection) -> None:
    """Run the rules in their order, so that what several share is counted for the first of them."""
    watch.call("facts", facts_of, document)
    for rule, _ in watch.call("choosing rules, citations judged", rules.for_document, document, context):
        watch.call(rule.id, lambda rule=rule: list(rule.check(document, context)))


def main(folder: Path, documents: int) -> None:
    """Measure on that many documents of a corpus; the least of several rounds counts."""
    config = Config()
    rules = all_rules()
    setting = files.load_setting(
        folder, config, as_of=datetime.date(2027, 12, 31), rules=tuple(rules), laws=load_laws(folder)
    )
    context = context_of(setting)
    own = Selection(rule for rule in rules.values() if rule.scope == "document" and rule.default)
    entries = files.find_entries(folder, config)[:: max(1, len(files.find_entries(folder, config)) // documents)]
    items = [files.read_item(entry) for entry in entries[:documents]]
    read_watches, rule_watches = [Watch() for _ in range(ROUNDS)], [Watch() for _ in range(ROUNDS)]
    for one, two in zip(read_watches, rule_watches, strict=True):
        gc.collect()
        for item in items:
            check(two, read(one, item), context, own)
    facts = [
        check_document(parse(decode(item.path, item.data, id=item.id)), context, Selection(())).facts for item in items
    ]
    whole = CorpusContext(context, tuple(facts), {})
    corpus = Watch()
    for rule in rules.values():
        if rule.scope == "corpus":
            corpus.call(rule.id, lambda rule=rule: list(rule.check(whole)))
    print(
        json.dumps(
            {
                "documents": len(items),
                "stages": least(read_watches, len(items)),
                "rules": least(rule_watches, len(items)),
                "corpus": least([corpus], len(items)),
            }
        )
    )


def least(watches: list[Watch], documents: int) -> dict[str, float]:
    """Give the microseconds a document of each name, from the quickest round of each, less what looking costs."""
    looks = Watch()
    for _ in range(1000):
        looks.call("", list)
    looking = looks.spent[""] / 1000
    spent = {name: min(watch.spent[name] for watch in watches) for name in watches[0].spent}
    return {name: max(0.0, nanoseconds / documents - looking) / 1000 for name, nanoseconds in spent.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]))
