"""The collection as the site needs it: each document parsed and checked once, and what they say of each other."""

from __future__ import annotations

import datetime
import posixpath
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from checker import files
from checker.attached_files import sha256_beside
from checker.corpus import CorpusContext, DocumentContext
from checker.engine import check_corpus, context_of, finish
from checker.errors import CheckerError
from checker.facts import REFERENCE_KEYS, Facts
from checker.message import Message, say
from checker.pattern import Pattern
from checker.registry_files import load_laws
from checker.rule import Finding, Severity
from checker.rules import all_rules
from checker.site import addresses
from checker.site.history import History, read_history
from checker.site.laws_cited import citing
from checker.site.near_here import NearHere
from checker.site.places import Places
from checker.site.reading import Kept, Reader, readings, resolver, unpack
from checker.site.sanitise import publishable
from checker.site.strategy import Strategy, load_strategy
from checker.source import Item, Source, decode
from checker.yearly_plans import YearlyPlans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.kinds import Kind
    from checker.site.cited import Cited
    from checker.site.reading import Body, Reading

_BATCH = 64
_PERSONAL_DATA = "personal-data"
_WITHDRAWS = Pattern(r"\b(?:[Tt]hu hồi|[Bb]ãi bỏ|[Hh](?:ủy|uỷ) bỏ)\b")

STATUSES = {"du-thao": "Dự thảo", "ban-hanh": "Đã ban hành", "bi-thay-the": "Đã bị thay thế", "thu-hoi": "Đã thu hồi"}


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that the repository's forge gives its files, each without the file's path; empty where none is set.

    ``commit`` goes before the name of a commit instead. ``site`` is the address of the site itself, ``name`` what it is
    called.
    """

    source: str = ""
    history: str = ""
    commit: str = ""
    edit: str = ""
    site: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that belongs to a document: its name for people, where it is published, and its SHA-256 when it is signed.

    ``file`` is what the front matter names, empty for an annex inside the text; ``uri`` is empty when there is no
    such file.
    """

    name: str
    file: str = ""
    uri: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published document: its facts, path in the repository, unit's name on its day, and itself as on paper."""

    facts: Facts
    path: str
    kind: Kind
    unit: str
    packed: bytes
    sample: bool
    signed: Attached | None
    annexes: tuple[Attached, ...]
    laws: tuple[str, ...]
    law_keys: tuple[str, ...]
    citations: tuple[Cited, ...]

    @property
    def sheet(self) -> str:
        """The document as it lies on paper, as Markdown."""
        return unpack(self.packed)

    @property
    def uri(self) -> str:
        """The page of the document."""
        return addresses.document_uri(self.facts.id)

    @property
    def name(self) -> str:
        """What it is called: "Kế hoạch số 12/KH-THCSMH", "Dự thảo kế hoạch"."""
        kind = self.kind.name.vi
        if self.facts.draft:
            return f"Dự thảo {kind}"
        return f"{kind.capitalize()} số {self.facts.number}" if self.facts.number else kind.capitalize()


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything the pages are made of; ``entries`` are the published documents, newest first.

    ``backward`` has, by reference key and id, the published documents that name a document. ``notes`` and
    ``warnings`` are sentences for the build's log: no document is left out without one. ``findings`` are those left
    open, by a published document's path. ``withdrawing`` are the documents that withdraw others, ``near_here``
    finds what citations nearly name, ``plans`` which of several is the plan of a year, and ``cited_by`` has the
    documents that cite a law, by its key, newest first.
    """

    root: Path
    entries: tuple[Entry, ...]
    context: DocumentContext
    corpus: CorpusContext
    backward: Mapping[str, Mapping[str, Sequence[Facts]]]
    by_id: Mapping[str, Entry]
    history: Mapping[str, History]
    attachments: Mapping[str, Path]
    links: Links
    notes: tuple[Message, ...]
    warnings: tuple[Message, ...]
    strategy: Strategy
    findings: Mapping[str, tuple[Finding, ...]]
    places: Places
    withdrawing: tuple[Entry, ...]
    near_here: NearHere
    plans: YearlyPlans
    cited_by: Mapping[str, Sequence[Entry]]

    def read(self, entry: Entry) -> bytes:
        """Read the file of a published document again: whole documents are not kept."""
        return files.read_bytes(self.root / entry.path)

    def referring(self, key: str, document_id: str) -> Sequence[Entry]:
        """Give the published documents that name a document under ``key``, oldest first."""
        found = (self.by_id[facts.id] for facts in self.backward[key].get(document_id, ()) if facts.id in self.by_id)
        return sorted(found, key=lambda entry: entry.facts.issued or datetime.date.max)


@dataclass(slots=True)
class _Gathering:
    """What is known so far while the documents are read one after another."""

    root: Path
    context: DocumentContext
    preview: bool
    ids: frozenset[str]
    facts: list[Facts] = field(default_factory=list[Facts])
    findings: list[Finding] = field(default_factory=list[Finding])
    entries: list[Entry] = field(default_factory=list[Entry])
    linked: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    attachments: dict[str, Path] = field(default_factory=dict[str, Path])
    restricted: list[str] = field(default_factory=list[str])
    notes: list[Message] = field(default_factory=list[Message])
    warnings: list[Message] = field(default_factory=list[Message])


def gather(
    root: Path, *, as_of: datetime.date, preview: bool = False, private: bool = False, links: Links | None = None
) -> Collection:
    """Read, check and write every document below ``root``; drafts come in only for a preview.

    Raises ``CheckerError`` for a restricted document (MẬT and its like), which the site refuses, and for one with
    personal data unless the site is ``private``: only looked at on this machine.
    """
    config = files.load_config(root)
    policy = config.policy()
    ordered = tuple(name for name in all_rules() if name in policy.rules)
    setting = files.load_setting(root, config, as_of=as_of, rules=ordered, laws=load_laws(root))
    found = files.find_entries(root, config)
    state = _Gathering(root, context_of(setting), preview, _ids(found))
    with readings(root) as cache:
        reader = Reader(setting, state.context, cache)
        for first in range(0, len(found), _BATCH):
            batch = [listed for listed in found[first : first + _BATCH] if not _refused(state, listed)]
            items = [_item(root, listed) for listed in batch]
            for item, kept in zip(items, reader.known(items), strict=True):
                _take(state, reader, item, kept)
    if state.restricted:
        said = Message(
            "văn bản mật hoặc lưu hành nội bộ, trang không được đăng; đưa ra khỏi kho",
            "secret or for internal use only, the site may not publish it; take it out of the repository",
        )
        raise CheckerError(said.about("; ".join(state.restricted)))
    corpus = CorpusContext(state.context, state.facts, sha256_of=lambda path, name: sha256_beside(root / path, name))

    def source_of(path: str) -> Source:
        return decode(path, files.read_bytes(root / path))

    state.findings.extend(check_corpus(corpus, ordered, source_of))
    found_last = finish(state.facts, state.findings, policy, source_of)
    errors = _errors(state, found_last)
    _refuse_personal_data([] if private else [path for path, rules in errors.items() if _PERSONAL_DATA in rules])
    _warn_of_errors(state, errors)
    _unlink(state, reader)
    entries = tuple(sorted(state.entries, key=_newest_first))
    return Collection(
        root=root,
        entries=entries,
        context=state.context,
        corpus=corpus,
        backward={key: corpus.referring(key) for key in REFERENCE_KEYS},
        by_id={entry.facts.id: entry for entry in entries},
        history=read_history(root, config.paths),
        attachments=state.attachments,
        links=links or Links(),
        notes=tuple(state.notes),
        warnings=tuple(state.warnings),
        strategy=load_strategy(root),
        findings=_of_entries(entries, found_last),
        places=Places(root),
        withdrawing=tuple(entry for entry in entries if _WITHDRAWS.search(entry.facts.subject)),
        near_here=NearHere(entry.facts for entry in entries),
        plans=YearlyPlans(entry.facts for entry in entries),
        cited_by=citing(entries),
    )


def _of_entries(entries: Sequence[Entry], findings: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Give, by path, what was found in the published documents and left open."""
    found: dict[str, tuple[Finding, ...]] = {entry.path: () for entry in entries}
    for path, members in groupby(findings, lambda finding: finding.path):
        if path in found:
            found[path] += tuple(members)
    return found


def _ids(found: Sequence[files.Entry]) -> frozenset[str]:
    """Give the ids of the documents; raises ``CheckerError`` when two have the same one, and so the same address."""
    paths: dict[str, str] = {}
    for listed in found:
        if listed.id in paths:
            vi, en = "trùng mã với {other}; đổi tên một tệp", "has the same id as {other}; rename one of the files"
            raise CheckerError(say(vi, en, other=paths[listed.id]).about(listed.path))
        paths[listed.id] = listed.path
    return frozenset(paths)


def _newest_first(entry: Entry) -> tuple[int, str]:
    issued = entry.facts.issued
    return (-issued.toordinal() if issued else -datetime.date.max.toordinal(), entry.facts.id)


def _refused(state: _Gathering, listed: files.Entry) -> bool:
    """Tell whether a file may not be read, with a warning that says why."""
    if listed.refusal:
        state.warnings.append(listed.refusal.about(listed.path))
    return listed.refusal is not None


def _item(root: Path, listed: files.Entry) -> Item:
    """Read a file, named by its path in the repository wherever the site is built from."""
    return files.read_item(listed)._replace(path=Path(listed.file).relative_to(root).as_posix())


def _take(state: _Gathering, reader: Reader, item: Item, kept: Kept | None) -> None:
    """Keep a document as an entry, or say why it has no page; what was not read before is read."""
    document, reading = (None, kept.reading) if kept else reader.read(item)
    body = kept.body if kept else None
    facts = reading.checked.facts
    state.facts.append(facts)
    state.findings.extend(reading.checked.findings)
    shown = facts.path
    if reading.restricted:
        state.restricted.append(shown)
    elif not facts.readable or facts.status not in STATUSES or reading.kind not in state.context.kinds:
        vi = "không đọc được phần khai báo, loại hoặc trạng thái nên chưa có trang; chạy “checker check {path}”"
        en = "its front matter, kind or status cannot be read, so it has no page; run “checker check {path}”"
        state.warnings.append(say(vi, en, path=shown).about(shown))
    elif facts.draft and not state.preview:
        said = Message("dự thảo, chỉ hiện khi xem trước", "a draft, shown in previews only")
        state.notes.append(said.about(shown))
    else:
        signed, annexes = _files(state, reading)
        linked = state.linked[facts.id] = set()
        resolve = resolver(facts.id, state.ids, _uris(annexes), linked)
        if body is None or not body.holds(resolve):
            body = reader.body(document or reader.read(item)[0], reading.checked, resolve)
            kept = None
        state.entries.append(_entry(state, reading, body, signed, annexes))
    if kept is None:
        reader.keep(item, Kept(reading, body))


def _files(state: _Gathering, reading: Reading) -> tuple[Attached | None, tuple[Attached, ...]]:
    """Take in the files that a document's front matter names: the signed original and the annexes."""
    facts = reading.checked.facts
    path = state.root / facts.path
    file, sha256 = reading.signed
    own = sha256 if file and sha256_beside(path, file) == sha256 else ""
    signed = _attach(state, facts, path, "Bản đã ký", file, own) if file else None
    return signed, tuple(_attach(state, facts, path, name, file) for name, file in reading.annexes)


def _entry(
    state: _Gathering, reading: Reading, body: Body, signed: Attached | None, annexes: tuple[Attached, ...]
) -> Entry:
    facts = reading.checked.facts
    return Entry(
        facts=facts,
        path=facts.path,
        kind=state.context.kinds[reading.kind],
        unit=_unit_name(state.context, facts),
        packed=body.packed,
        sample=reading.sample,
        signed=signed,
        annexes=annexes,
        laws=body.laws,
        law_keys=body.law_keys,
        citations=body.citations,
    )


def _uris(annexes: Sequence[Attached]) -> frozenset[str]:
    return frozenset(annex.uri for annex in annexes)


def _unlink(state: _Gathering, reader: Reader) -> None:
    """Write anew the few documents that link to one which turned out to have no page."""
    published = frozenset(entry.facts.id for entry in state.entries)
    for index, entry in enumerate(state.entries):
        if state.linked[entry.facts.id] <= published:
            continue
        resolve = resolver(entry.facts.id, published, _uris(entry.annexes), set())
        document, reading = reader.read(Item(entry.path, entry.facts.id, files.read_bytes(state.root / entry.path)))
        written = reader.body(document, reading.checked, resolve)
        state.entries[index] = replace(entry, packed=written.packed)


def _unit_name(context: DocumentContext, facts: Facts) -> str:
    """Give the name of a document's unit on the day it was issued."""
    unit = context.units.get(facts.unit)
    if unit is None:
        return facts.unit or "Chưa rõ đơn vị"
    return unit.name_on(facts.issued) if facts.issued else unit.name


def _attach(state: _Gathering, facts: Facts, path: Path, name: str, file: str, sha256: str = "") -> Attached:
    """Take in a file that the front matter names; a missing one is told by ``attached-file``."""
    if not file:
        return Attached(name)
    place = path.parent / file
    if not place.is_file() or not place.resolve().is_relative_to(path.parent.resolve()):
        return Attached(name, file)
    if not publishable(file):
        vi = "không đăng tệp “{file}”: loại tệp này chạy được trong trình duyệt; đổi sang .pdf, .docx hoặc .xlsx"
        en = "the file “{file}” is not published: a browser may run its kind; make it a .pdf, .docx or .xlsx"
        state.warnings.append(say(vi, en, file=file).about(facts.path))
        return Attached(name, file)
    uri = addresses.file_uri(facts.id, posixpath.normpath(file))
    state.attachments[uri] = place
    return Attached(name, file, uri, sha256)


def _errors(state: _Gathering, findings: Sequence[Finding]) -> dict[str, list[str]]:
    """Give, by path, the rules of which published documents have errors, each once."""
    published = {entry.path for entry in state.entries}
    found: dict[str, set[str]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR and finding.path in published:
            found.setdefault(finding.path, set()).add(finding.rule)
    return {path: sorted(found[path]) for path in sorted(found)}


def _refuse_personal_data(paths: Sequence[str]) -> None:
    """Stop where a document that would be published has personal data; what was published once stays known."""
    if not paths:
        return
    said = Message(
        "có dữ liệu cá nhân, trang không được đăng; chạy “checker check” để xem chỗ nào, rồi xóa khỏi văn bản",
        "has personal data, the site may not publish it; run “checker check” to see where, then delete it",
    )
    raise CheckerError(said.about("; ".join(paths)))


def _warn_of_errors(state: _Gathering, errors: Mapping[str, Sequence[str]]) -> None:
    """Warn of published documents with errors, which stops a strict build and no other."""
    vi, en = "còn lỗi: {rules}; chạy “checker check {path}”", "has errors: {rules}; run “checker check {path}”"
    state.warnings.extend(say(vi, en, rules=", ".join(rules), path=path).about(path) for path, rules in errors.items())


def units_of(collection: Collection) -> Iterator[str]:
    """Give the ids of the units: those of units.yml in its order, then those that only documents name."""
    known = [unit.id for unit in collection.context.units]
    yield from known
    yield from sorted({entry.facts.unit for entry in collection.entries} - set(known))
