"""A whole run: find the documents, check each, then the collection; with the cache, workers and history it is given."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from checker import files, registry_files
from checker.attached_files import sha256_beside
from checker.corpus import CorpusContext
from checker.engine import Checked, Setting, check_all, check_corpus, context_of, finish
from checker.errors import CheckerError
from checker.laws import NO_PACKED, Packed
from checker.parse import parse
from checker.record import NamedTuple
from checker.source import Item, Source, decode, from_text
from checker.versions import Earlier, earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.cache import Cache
    from checker.config import Config
    from checker.document import Document
    from checker.engine import Policy
    from checker.facts import Facts
    from checker.files import Entry, StrPath
    from checker.message import Message
    from checker.rule import Finding
    from checker.unchanged import Look
    from checker.workers import Workers

BATCH = 64


def facts_only(laws: Packed = NO_PACKED) -> Setting:
    """Give the setting for documents of which only the facts are wanted; the same on every day.

    Without the registry of laws, the facts tell of citations that it would find fault with, too.
    """
    return files.make_setting({}, {}, {}, datetime.date.min, (), laws=laws)


FACTS_ONLY = facts_only()


class Run(NamedTuple):
    """What a run works with: the repository and its settings, and the helpers from outside.

    ``progress`` is told how many documents of how many are done, ``look`` which bytes were judged.
    """

    root: StrPath
    config: Config
    setting: Setting
    policy: Policy
    workers: Workers | None = None
    cache: Cache[Checked] | None = None
    progress: Callable[[int, int], None] | None = None
    look: Look | None = None


def start(root: StrPath, config: Config, policy: Policy, as_of: datetime.date) -> Run:
    """Load what checking needs; raises ``CheckerError`` for data that is not in order."""
    from checker.rules import all_rules

    rules = [rule for rule in all_rules() if rule in policy.rules]
    laws = registry_files.load_laws(root)
    return Run(root, config, files.load_setting(root, config, as_of=as_of, rules=rules, laws=laws), policy)


def check_entries(run: Run, setting: Setting, entries: Sequence[Entry], problems: list[Message]) -> dict[str, Checked]:
    """Check files each by itself, in order, by path; what cannot be read is told in ``problems``."""
    done: dict[str, Checked | None] = {}
    missed: list[tuple[str, bytes]] = []

    def misses() -> Iterator[Item]:
        for first in range(0, len(entries), BATCH):
            items = list(_readable(entries[first : first + BATCH], problems))
            keys = _keys(run, setting, items)
            known = run.cache.get(keys) if run.cache else {}
            for item, key in zip(items, keys, strict=True):
                done[item.path] = known.get(key)
                if done[item.path] is None:
                    missed.append((item.path, key))
                    yield item
            if run.progress:
                run.progress(len(done), len(entries))

    executor, count = (run.workers.executor, run.workers.count) if run.workers else (None, 1)
    for index, checked in enumerate(check_all(setting, misses(), executor=executor, workers=count)):
        path, key = missed[index]
        done[path] = checked
        if run.cache:
            run.cache.put(key, checked)
    return {path: checked for path, checked in done.items() if checked}


def check_collection(
    run: Run,
    checked: Mapping[str, Checked],
    entries: tuple[Sequence[Entry], Sequence[Entry]],
    before: Mapping[str, bytes] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Facts, ...]]:
    """Check the collection, and settle all findings: those of ``checked``, and what the collection shows about them.

    ``entries`` are the documents asked for, and the others of the collection, which are read for their facts.
    ``before`` has, by path, the bytes of changed documents as they were. Gives the findings in order, and the facts
    of every document.
    """
    asked, others = entries
    beside = check_entries(run, facts_only(run.setting.laws), others, [])  # their faults are not what was asked for
    facts = tuple(item.facts for part in (checked, beside) for item in part.values())
    sources = _sources((*asked, *others), run.look)
    then = _as_they_stood(run, before or {}, facts, sources)
    context = CorpusContext(context_of(run.setting), facts, then, _sha256_of(asked, run.look))
    findings = [finding for item in checked.values() for finding in item.findings]
    spoken = check_corpus(context, run.setting.rules, sources)
    findings += [finding for finding in spoken if finding.path in checked or finding.path not in beside]
    own = [item.facts for item in checked.values()]
    return tuple(finish(own, findings, run.policy, sources)), facts


def _keys(run: Run, setting: Setting, items: Sequence[Item]) -> list[bytes]:
    """Give the keys of some files in the run's cache, and tell whoever looks on what is in them."""
    if not run.cache:
        return [b""] * len(items)
    from hashlib import sha256

    contents = [sha256(item.data).digest() for item in items]
    if run.look:
        for item, content in zip(items, contents, strict=True):
            run.look.saw(item.path, content)
    return [run.cache.key_by(setting, item, content) for item, content in zip(items, contents, strict=True)]


def _readable(entries: Sequence[Entry], problems: list[Message]) -> Iterator[Item]:
    for entry in entries:
        try:
            item = files.read_item(entry)
        except CheckerError as error:
            problems.append(error.message)
        else:
            yield item


def _as_they_stood(
    run: Run, before: Mapping[str, bytes], facts: Sequence[Facts], sources: Callable[[str], Source]
) -> dict[str, Earlier]:
    """Tell how changed documents stood then, deleted ones too."""
    found: dict[str, Earlier] = {}
    present = {each.path for each in facts}

    def read(path: str) -> Document:
        return parse(sources(path))

    for path, data in before.items():
        name = files.document_id(run.root, run.config, path)
        if path in present or name:
            then = parse(decode(path, data, id=name))
            found[path] = earlier(then, read(path) if path in present else None, facts, read)
    return found


def _sha256_of(asked: Sequence[Entry], look: Look | None) -> Callable[[str, str], str | None]:
    """Give what looks at the files in the folders of the documents asked for; of others it tells nothing."""
    by_path = {entry.path: entry.file for entry in asked}
    tell = look.sha256_beside if look else sha256_beside

    def sha256_of(path: str, name: str) -> str | None:
        return tell(by_path[path], name) if path in by_path else ""

    return sha256_of


def _sources(entries: Sequence[Entry], look: Look | None) -> Callable[[str], Source]:
    by_path = {entry.path: entry for entry in entries}
    read = look.read if look else files.read_item

    @lru_cache(maxsize=64)
    def source(path: str) -> Source:
        if path not in by_path:
            return from_text(path, "")  # deleted since
        item = read(by_path[path])
        return decode(item.path, item.data, id=item.id)

    return source
