"""Citations of documents of this collection: which document is meant, and whether its number and day are right.

What a document's body gives is kept without the rest of the collection, so its citations of what no registry knows are
left open there, and become links when the page is made.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.laws import slug
from checker.parse.citations import find_citations
from checker.record import NamedTuple
from checker.site import addresses
from checker.site.body import way_of
from checker.site.cited import Cited, issuer_agrees, issuer_words, number_key, remark_anchor
from checker.site.html import NOTHING, Html, inert_tag, join, tag, text
from checker.site.inline import remark_mark
from checker.site.laws_cited import has_page
from checker.site.official import date_slashes
from checker.verdicts.judging import judge
from checker.verdicts.resolving import nearness
from checker.verdicts.wording import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts import Facts
    from checker.site.collection import Collection, Entry
    from checker.site.near_here import Near
    from checker.verdicts import Verdict

_OPEN = re.compile(r'<vien-dan n="([0-9]+)">(.*?)</vien-dan>', re.DOTALL)
NEAREST: Final = "gần nhất ở đây là"
_STATES = {"bi-thay-the": ", nay đã bị thay thế", "thu-hoi": ", nay đã bị thu hồi"}


class Here(NamedTuple):
    """A published document that is cited, with the anchor of the part; ``verdict`` is of its number and day."""

    entry: Entry
    verdict: Verdict
    anchor: str


class Remark(NamedTuple):
    """What is wrong with a citation: its place in the order of the text, its words, and what is to be said.

    ``near`` is a published document that it may mean.
    """

    place: int
    text: str
    said: str
    near: Near | None = None

    @property
    def anchor(self) -> str:
        """The anchor of the remark."""
        return remark_anchor(self.place)


def cited_here(collection: Collection, entry: Entry) -> list[Here | None]:
    """Give, for each citation of a document, the published document that it names."""
    own = {facts.id for item in entry.facts.references if (facts := collection.corpus.resolve(item))}
    own.add(entry.facts.id)
    earlier: dict[str, Facts] = {}
    found: list[Here | None] = []
    for cited in entry.citations:
        candidates = collection.corpus.by_number.get(cited.key, ()) if cited.key else ()
        meant = _meant(cited, candidates, own, earlier) if candidates else None
        if meant is None or meant.id not in collection.by_id:
            found.append(None)
            continue
        earlier.setdefault(cited.key, meant)
        right = not cited.date or cited.date == _day(meant)
        anchor = collection.places.anchor(meant, cited.way)
        found.append(Here(collection.by_id[meant.id], "ok" if right else "wrong-date", anchor))
    return found


def _meant(cited: Cited, candidates: Sequence[Facts], own: set[str], earlier: dict[str, Facts]) -> Facts | None:
    """Find the document that a citation names: of its number and its day; of its issuer, or one that it belongs to.

    A number recurs every year and everywhere: where more than one may be meant, none is.
    """
    alike = [facts for facts in candidates if issuer_agrees(facts, cited) is not False]
    if cited.date:
        exact = [facts for facts in alike if _day(facts) == cited.date]
        found = exact or [facts for facts in alike if _named(facts, cited, own) and _near(facts, cited, own)]
    elif cited.key in earlier:
        return earlier[cited.key]
    else:
        found = [facts for facts in alike if facts.id in own] or [facts for facts in alike if _named(facts, cited, own)]
    return found[0] if len(found) == 1 else None


def _named(facts: Facts, cited: Cited, own: set[str]) -> bool:
    return facts.id in own or issuer_agrees(facts, cited) is True


def _near(facts: Facts, cited: Cited, own: set[str]) -> bool:
    """Tell whether a day may be a slip of a document's own: of its year, or a digit off where the document is known."""
    day, issued = datetime.date.fromisoformat(cited.date), facts.issued
    if issued is None:
        return False
    return day.year == issued.year or (facts.id in own and nearness(day, issued) != "")


def _day(facts: Facts) -> str:
    return facts.issued.isoformat() if facts.issued else ""


def filled(collection: Collection, entry: Entry, found: Sequence[Here | None]) -> str:
    """Give a document's sheet with the citations that were left open: links to what stands here, a word on the rest."""
    sheet = entry.sheet
    if "<vien-dan " not in sheet:
        return sheet

    def written(match: re.Match[str]) -> str:
        place = int(match[1])
        cited, here = entry.citations[place], found[place]
        near = nearly(collection, cited, here)
        said = _said(collection, entry, cited, here) + (f"; {_near_words(collection, near)}" if near else "")
        inner = Html(match[2])
        if here:
            made = _opened("a", inner, href=_address(entry.uri, here), title=said, class_="luat")
        else:
            made = _opened("span", Html(inner + _heard(said)), title=f"{cited.text}: {said}", class_="ngoai-kho")
        wrong = cited.fault or near or (here and here.verdict != "ok")
        return made + (remark_mark(remark_anchor(place), said) if wrong else NOTHING)

    return _OPEN.sub(written, sheet)


@lru_cache(maxsize=64)
def _heard(said: str) -> Html:
    """Write words for screen readers alone; without a letter, they are no part of the document's text."""
    return _opened("span", NOTHING, role="img", aria_label=f"({said})")


def _opened(name: str, inner: Html, **attributes: str) -> Html:
    """Write an element whose attributes Markdown leaves alone in a heading, too."""
    before, _, after = tag(name, Html("\0"), **attributes).partition("\0")
    return Html(inert_tag(before) + inner + after)


def _address(uri: str, here: Here) -> str:
    return addresses.link(uri, here.entry.uri) + (f"#{here.anchor}" if here.anchor else "")


def nearly(collection: Collection, cited: Cited, here: Here | None) -> Near | None:
    """Give the published document that a citation nearly names which names none, nor a law."""
    return None if here or cited.law else collection.near_here.find(cited)


def _said(collection: Collection, entry: Entry, cited: Cited, here: Here | None) -> str:
    """Say what is to be said of a citation of a document that no registry knows."""
    if here is None:
        return cited.fault or VERDICTS["ambiguous" if cited.verdict == "ambiguous" else "unknown"].vi
    facts = here.entry.facts
    when = f" ngày {date_slashes(facts.issued)}" if facts.issued else ""
    if here.verdict == "wrong-date":
        said = _wrong_day(facts)
    elif facts.id == entry.facts.id:
        said = "chính văn bản này"
    else:
        agree = "số và ngày" if cited.date else "số"
        said = f"{agree} đúng với văn bản đăng ở đây{_state(collection, facts)}"
    return f"{here.entry.name}{when} của {here.entry.unit}: {said}" + (f"; {cited.fault}" if cited.fault else "")


def _near_words(collection: Collection, near: Near) -> str:
    entry = collection.by_id[near.facts.id]
    return f"{NEAREST} {entry.name} ngày {date_slashes(near.facts.issued)} ({near.how})" if near.facts.issued else ""


def _wrong_day(facts: Facts) -> str:
    return f"sai ngày: văn bản đăng ở đây ký ngày {date_slashes(facts.issued)}" if facts.issued else ""


def _state(collection: Collection, facts: Facts) -> str:
    after = collection.referring("thay_the", facts.id)
    if after:
        return f", nay đã được thay thế bởi {after[-1].name}"
    return _STATES.get(facts.status, "")


def remarks(collection: Collection, entry: Entry, found: Sequence[Here | None]) -> Iterator[Remark]:
    """Give what is wrong with a document's citations, in the order of its text."""
    for place, (cited, here) in enumerate(zip(entry.citations, found, strict=True)):
        near = nearly(collection, cited, here)
        if here and here.verdict != "ok":
            yield Remark(place, cited.text, _wrong_day(here.entry.facts) + (f"; {cited.fault}" if cited.fault else ""))
        elif cited.fault or near:
            yield Remark(place, cited.text, cited.fault or VERDICTS["unknown"].vi, near)


def linked_words(collection: Collection, uri: str, words: str) -> Html:
    """Write plain words on a page, the documents of the collection and the laws that they cite as links."""
    done = 0
    parts: list[Html] = []
    citations = find_citations(words, 0, len(words))
    judged = judge(words, citations, len(words), collection.context.laws, collection.context.as_of)
    for place, (citation, judgement) in enumerate(zip(citations, judged, strict=True)):
        following = citations[place + 1].at.start if place + 1 < len(citations) else len(words)
        located = citation.locator.at if citation.locator else (citation.full_at.end, following)
        cited = Cited(
            text="",
            type=citation.type,
            number=citation.number,
            date=citation.date.date.isoformat() if citation.date and citation.date.date else "",
            verdict="unknown",
            law="",
            key=number_key(citation.number),
            issuer=issuer_words(citation.issuer),
            way=way_of(words[located[0] : located[1]]),
            fault="",
        )
        facts = _meant(cited, collection.corpus.by_number.get(cited.key, ()), set(), {})
        law = judgement.law
        if facts and facts.id in collection.by_id:
            here = Here(collection.by_id[facts.id], "ok", collection.places.anchor(facts, cited.way))
            address = _address(uri, here)
        elif law and judgement.verdict != "wrong-number" and has_page(collection, law):
            address = addresses.link(uri, addresses.law_uri(slug(law.key)))
        else:
            continue
        parts.append(text(words[done : citation.at.start]))
        parts.append(tag("a", text(words[citation.at.start : citation.at.end]), href=address))
        done = citation.at.end
    return join([*parts, text(words[done:])])
