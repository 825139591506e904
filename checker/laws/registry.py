"""Looking laws up: by number, name, day, title or words; with what is near when nothing is found."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Final
from zlib import crc32

from checker.fold import fold
from checker.laws.keys import name_key, name_words, number_key, number_plain, number_year, title_key
from checker.laws.law import FIELD, Law, law_of
from checker.laws.near import near_keys, near_symbols
from checker.laws.pack import Table, TitleTable, shard_of, stem, title_table, unpack

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

_REMEMBERED: Final = 10_000
_NEAR: Final = 8
_LAW_TYPES: Final = frozenset({"luat", "bo luat"})


class Laws:
    """A registry, read from its packed form piece by piece: a run that cites ten laws makes ten of them."""

    __slots__ = ("_amended", "_ends", "_found", "_made", "_sections", "_shards", "_tables", "_titles")

    def __init__(self, data: bytes = b"") -> None:
        self._sections = unpack(data)
        self._ends: memoryview[int] = self._sections.get("ends", memoryview(bytes(4))).cast("I")
        self._shards: dict[str, tuple[bytes, ...]] = {}
        self._tables: dict[tuple[str, int], Table] = {}
        self._titles: TitleTable | None = None
        self._amended: dict[str, list[Law]] | None = None
        self._made: dict[int, Law] = {}
        self._found: dict[str, tuple[Law, ...]] = {}

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[Law]:
        return map(self._law, range(len(self)))

    def numbered(self, number: str, type_: str = "") -> tuple[Law, ...]:
        """Find the laws of a number, however it is spaced, parted or cased; of one type when it is given.

        A code counts as a law here, and a law as a code.
        """
        found = self._found.get(number)
        if found is None:
            found = self._remember(number, self._of("numbers", number_key(number)))
        if not type_ or not found or (len(found) == 1 and found[0].type == type_):
            return found
        return tuple(law for law in found if same_type(law.type, type_))

    def unaccented(self, number: str) -> tuple[Law, ...]:
        """Find the laws of a number that was typed without accents: ``126/2024/ND-CP``."""
        return self._of("unaccented", number_plain(number_key(number)))

    def named(self, name: str) -> tuple[Law, ...]:
        """Find the laws of a name, all generations of it, the newest first.

        Accents, case and remarks like “(sửa đổi)” do not count. A year at the end leaves only the laws of that year.
        """
        exact = self._of("names", name_words(name))
        if exact:
            return exact
        key = name_key(name)
        found = self._of("names", key.name)
        return tuple(law for law in found if law_year(law) == key.year) if key.year else found

    def of_day(self, issued: datetime.date) -> tuple[Law, ...]:
        """Find the laws issued on a day."""
        return self._of("days", issued.isoformat())

    def titled(self, title: str) -> tuple[Law, ...]:
        """Find the laws of a title; case, accents and “về việc” before it do not count."""
        key = title_key(title)
        titles = self._titles
        if titles is None:
            data = self._sections.get("titles")
            titles = marshal.loads(data) if data else title_table(law.name for law in self)  # noqa: S302 - made by ``pack``
            self._titles = titles
        found = map(self._law, titles.get(crc32(key.encode()), ())) if key else ()
        return tuple(law for law in found if title_key(law.name) == key)

    def get(self, key: str) -> Law | None:
        """Give the law of a key."""
        found = self._of("keys", key)
        return found[0] if found else None

    def near(self, number: str, type_: str = "") -> tuple[Law, ...]:
        """Find laws whose number is nearly this one, likeliest first, at most eight; never the number itself.

        First the same number of another type, or one letter off in the symbol; then one digit off in the serial, in
        the year; then any other year. These last are of the given type only.
        """
        key = number_key(number)
        found = [law for law in self.numbered(number) if type_ and not same_type(law.type, type_)]
        found += [law for law in self._of("stems", stem(key)) if near_symbols(key, number_key(law.number))]
        near = (law for other in near_keys(key) for law in self._of("numbers", other))
        found += [law for law in near if not type_ or same_type(law.type, type_)]
        return tuple(dict.fromkeys(law for law in found if "number" not in law.doubtful))[:_NEAR]

    def in_force(self, law: Law, on: datetime.date) -> bool | None:
        """Tell whether a law was in force on a day; ``None`` when that is not known."""
        return law.in_force(on)

    def successor(self, law: Law) -> tuple[Law, datetime.date | None] | None:
        """Give what replaced a law and since when, ``None`` for a day that is not known."""
        for key in law.successors:
            after = self.get(key)
            if after:
                return after, law.ended or after.effective or after.issued
        return None

    def amends(self, law: Law) -> tuple[Law, ...]:
        """Give the laws that a law amended, as far as the registry says so."""
        if self._amended is None:
            self._amended = {}
            for other in self:
                for key in other.amended_by:
                    self._amended.setdefault(key, []).append(other)
        names = (law.key, law.number) if law.number != law.key and number_year(law.number) else (law.key,)
        return tuple(other for name in names for other in self._amended.get(name, ()))

    def search(self, words: Sequence[str]) -> Sequence[Law]:
        """Find the laws in which every word occurs, in any order, without accents, numbers also in part.

        The one that is called just so comes first, then curated ones, then the newest.
        """
        wanted = [part for word in words for part in fold(word).split()]
        found = [law for law in self if all(map(_text(law).__contains__, wanted))] if wanted else []
        called = " ".join(wanted)

        def rank(law: Law) -> tuple[bool, bool, str]:
            own = fold(law.name) in (called, f"{fold(law.type)} {called}")
            return own, law.curated, law.issued.isoformat() if law.issued else ""

        return sorted(found, key=rank, reverse=True)

    def _law(self, index: int) -> Law:
        law = self._made.get(index)
        if law is None:
            rows, ends = self._sections["rows"], self._ends
            row = bytes(rows[ends[index] : ends[index + 1]]).decode()
            law = self._made[index] = law_of(row.split(FIELD))
        return law

    def _part(self, name: str, shard: int) -> Table:
        """Give the part of a table in which a key may stand."""
        table = self._tables.get((name, shard))
        if table is None:
            shards = self._shards.get(name)
            if shards is None:
                data = self._sections.get(name)
                shards = self._shards[name] = marshal.loads(data) if data else ()  # noqa: S302 - as above
            table = self._tables[name, shard] = marshal.loads(shards[shard]) if shards else {}  # noqa: S302 - as above
        return table

    def _of(self, table: str, key: str) -> tuple[Law, ...]:
        return tuple(map(self._law, self._part(table, shard_of(key)).get(key, ())))

    def _remember(self, number: str, found: tuple[Law, ...]) -> tuple[Law, ...]:
        if len(self._found) >= _REMEMBERED:
            self._found.clear()
        self._found[number] = found
        return found


NO_LAWS: Final = Laws()


def same_type(first: str, second: str) -> bool:
    """Tell whether two type words may name one document: case and accents do not count, a code is a law."""
    if first == second:
        return True
    one, other = fold(first), fold(second)
    return one == other or (one in _LAW_TYPES and other in _LAW_TYPES)


def _text(law: Law) -> str:
    day = law.issued
    date = f"{day:%d/%m/%Y} {day.isoformat()}" if day else ""
    return fold(" ".join((law.number, law.type, law.name, *law.aliases, law.issuer, date, law.key)))


def law_year(law: Law) -> int:
    """Give the year of a law: of its issue, else of its number, else of its effect; 0 when none is known."""
    if law.issued:
        return law.issued.year
    return number_year(law.number) or (law.effective.year if law.effective else 0)


def newest(laws: Iterable[Law]) -> list[Law]:
    """Give laws in order, the newest first."""
    return sorted(laws, key=lambda law: (law.issued.isoformat() if law.issued else "", law.number), reverse=True)
