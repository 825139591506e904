"""Which words cannot be Vietnamese: a check by sounds and spelling, without a word list."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from checker.pattern import Pattern
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ONSETS: Final = "b ch d đ gi h kh l m n nh p ph r s t th tr v x".split()  # noqa: SIM905
"""Those that may stand before every rhyme; k, c, g, gh, ng, ngh and qu may not."""

_RHYMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu",
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu",
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt",
    "oc oe oem oen oeo oet oi om on ong ooc oong op ot",  # codespell:ignore oen,ot
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt",
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut",
    "uy uya uych uyên uyêt uynh uyp uyt uyn uyu",
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu",
)
_BEFORE_FRONT_VOWEL: Final = frozenset({"k", "gh", "ngh"})
_BEFORE_OTHER_VOWEL: Final = frozenset({"c", "g", "ng"})
_STOPS: Final = ("c", "ch", "p", "t")
_STOP_TONES: Final = frozenset("\u0301\u0323")  # sắc, nặng
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VOWELS: Final = "aăâeêioôơuưy"
_MARKED: Final = frozenset(
    letter
    for vowel in _VOWELS
    for tone in ("", *_TONES)
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
) | {"đ"}
_TONED: Final = {
    toned: (vowel, tone)
    for vowel in _VOWELS
    for tone in _TONES
    if len(toned := unicodedata.normalize("NFC", vowel + tone)) == 1
}
_TONELESS: Final = {ord(toned): vowel for toned, (vowel, _) in _TONED.items()}
_OURS: Final = _MARKED | frozenset(map(chr, range(128)))
_AROUND_WORDS: Final = '.,;:!?()“”"*'
_MODIFIED: Final = frozenset("ăâêôơư")
_EITHER: Final = frozenset({"oa", "oe", "uy"})
"""Vowels at the end of a word of which the first or the second may take the tone ("hòa", "hoà")."""

_FRENCH: Final = frozenset("àâéèêôù")
_FOREIGN_LETTERS: Final = frozenset("fjwz")
_WORD = Pattern(r"(?<![\w'’&@])[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?![\w'’&@])")
_NEVER_PROSE = Pattern(r"://|[@`\\=<>]|www\.|[^\W\d_]-[^\W\d_]")
_TELEX = Pattern(
    r"\bdd[aeiouyw]{2}|[aeiouy][cghmnpt]{1,2}j[cghmnpt]?\b|[aeiouy]j[cghmnpt]{1,2}\b|[b-df-hj-np-tvxz]wu|uw|uow|w[fj]"
    r"|\b(?:(?:ngh?|[cgknpt]h|tr|qu|gi)[aeiouy]{1,3}|[bcdghklmnprstvx][aeiouy]{2,3})j\b"
)
_HIGHLAND_CLUSTER = Pattern(rf"(?:[bcdđghkmpstx]|ch)(?=[blmnrđ][{_VOWELS}])")
_HIGHLAND_ONSETS: Final = frozenset("jw")
_TOKEN = Pattern(r"\S+")

_LONGEST_WORD = 40
_SHORTEST_MISPLACED = 3
_SHORTEST_SLIP = 4
_LONGEST_SLIP = 7
_FEW = 16


def is_possible(word: str) -> bool:
    """Tell whether a word of letters is a possible Vietnamese syllable, whatever its case.

    Both styles of placing the tone are right ("hòa", "hoà"). Judged are the onset, the rhyme, that a syllable
    ending in c, ch, p, t has the tone sắc or nặng, and the spelling of k/c, g/gh, ng/ngh, qu and gi.
    """
    letters, tones = split_tones(word)
    if len(tones) > 1 or letters not in _syllables() or _has_other_letters(word):
        return False
    return not letters.endswith(_STOPS) or tones in _STOP_TONES


def well_placed(word: str) -> str | None:
    """Give a possible syllable with its tone on the right vowel; ``None`` where it is there already, or has none.

    Both styles are right where the vowels are oa, oe or uy and end the word. Else the tone stands on the last vowel
    with a mark of its own (ê, ơ …), before consonants on the last vowel, in the middle of three, on the first of two.
    """
    lower = unicodedata.normalize("NFC", word.lower())
    letters, tones = split_tones(lower)
    if len(tones) != 1 or len(letters) != len(lower):
        return None
    start = 0
    while letters[start] not in _VOWELS:
        start += 1
    if letters[:2] in {"qu", "gi"} and letters[2:3] and letters[2] in _VOWELS:
        start = 2
    end = start
    while end < len(letters) and letters[end] in _VOWELS:
        end += 1
    right = _tone_places(letters[start:end], last=end == len(letters))
    if next(i for i, char in enumerate(lower) if char in _TONED) - start in right:
        return None
    place = start + right[-1]
    return letters[:place] + unicodedata.normalize("NFC", letters[place] + tones) + letters[place + 1 :]


def _tone_places(vowels: str, *, last: bool) -> tuple[int, ...]:
    """Give which of a syllable's vowels may take the tone; ``last`` tells that no consonant follows."""
    modified = [place for place, vowel in enumerate(vowels) if vowel in _MODIFIED]
    if modified or not last:
        return (modified[-1] if modified else len(vowels) - 1,)
    if len(vowels) > 2:
        return (1,)
    return (0, 1) if vowels in _EITHER else (0,)


def looks_vietnamese(word: str) -> bool:
    """Tell whether a word carries a mark of Vietnamese writing: ă â đ ê ô ơ ư, or a tone."""
    return not _MARKED.isdisjoint(unicodedata.normalize("NFC", word.lower()))


def holds_impossible(token: str) -> bool:
    """Tell whether a stretch of text without white space holds a word that ``impossible_words`` would find."""
    word = token.strip(_AROUND_WORDS)
    if word.isalpha() and word != "www":
        return len(word) <= _LONGEST_WORD and not _passes(unicodedata.normalize("NFC", word))
    return token.lower() != token.upper() and any(_impossible_in(token))


def impossible_words(text: str, tokens: Iterable[str] | None = None) -> tuple[Span, ...]:
    """Find the words that cannot be Vietnamese and are not plainly something else, in order.

    A tone on a wrong vowel ("đựơc") makes a small word impossible too. Passed over are abbreviations, words of mixed
    case, words with figures or hyphens, addresses, names such as "Krông Búk" and loan words such as "internet" and
    "kilôgam". A word without any Vietnamese mark is found only where it shows what Vietnamese typing (Telex) leaves
    behind ("mucjt"), or two letters exchanged or one typed twice ("trogn", "ttrong").

    ``tokens`` are the stretches without white space that may hold such words, where the caller knows the others.
    """
    rejected = [token for token in set(text.split() if tokens is None else tokens) if holds_impossible(token)]
    found = [
        Span(offset + at.start, offset + at.end)
        for token, offset in _places(text, rejected)
        for at in _impossible_in(token)
    ]
    return tuple(sorted(found))


@cache
def _syllables() -> frozenset[str]:
    """Give every onset with every rhyme that may follow it, without tones."""
    every = " ".join(_RHYMES).split()
    follow = [rhyme for rhyme in every if not rhyme.startswith("yê")]
    front = [rhyme for rhyme in follow if rhyme[0] in "eêiy"]
    other = [rhyme for rhyme in follow if rhyme[0] not in "eêiy"]
    return frozenset(
        (
            *every,
            *[onset + rhyme for onset in _ONSETS for rhyme in follow],
            *[onset + rhyme for onset in _BEFORE_FRONT_VOWEL for rhyme in front],
            *[onset + rhyme for onset in _BEFORE_OTHER_VOWEL for rhyme in other],
            *["g" + rhyme for rhyme in front if rhyme[0] == "i"],
            *["qu" + rhyme for rhyme in follow if rhyme[0] not in "uưoơ" or rhyme in {"ơ", "ơi"}],
            *["q" + rhyme for rhyme in every if rhyme[0] == "u"],
        )
    )


def split_tones(word: str) -> tuple[str, str]:
    """Give a word's letters in lower case without their tones, and the tones."""
    lower = word.lower()
    if _OURS.issuperset(lower):
        letters = lower.translate(_TONELESS)
        return letters, "" if letters == lower else "".join([_TONED[char][1] for char in lower if char in _TONED])
    parts = unicodedata.normalize("NFD", lower)
    tones = "".join(char for char in parts if char in _TONES)
    if tones:
        parts = "".join(char for char in parts if char not in _TONES)
    return unicodedata.normalize("NFC", parts), tones


def _has_other_letters(word: str) -> bool:
    """Tell whether a word has a letter that Vietnamese has not: ç, ñ, ü, я."""
    return not _OURS.issuperset(unicodedata.normalize("NFC", word.lower()))


def _places(text: str, tokens: list[str]) -> Iterator[tuple[str, int]]:
    """Yield each place of the tokens in a text: a search for each when they are few, else one walk over the text."""
    if len(tokens) > _FEW:
        wanted = set(tokens)
        yield from ((match[0], match.start()) for match in _TOKEN.finditer(text) if match[0] in wanted)
        return
    for token in tokens:
        offset = text.find(token)
        while offset >= 0:
            over = offset + len(token)
            if not text[max(offset - 1, 0) : offset].strip() and not text[over : over + 1].strip():
                yield token, offset
            offset = text.find(token, over)


def _impossible_in(token: str) -> Iterator[Span]:
    """Yield the places of the impossible words of a token, a stretch of text without white space."""
    if _NEVER_PROSE.search(token):
        return
    for match in _WORD.finditer(token):
        if len(match[0]) <= _LONGEST_WORD and not _passes(unicodedata.normalize("NFC", match[0])):
            yield Span(*match.span())


def _passes(word: str) -> bool:
    """Tell whether a word may stand in a Vietnamese text."""
    lower = word.lower()
    capital = word[0] != lower[0]
    if word.isascii():
        return capital or not (_TELEX.search(lower) or _is_slip(lower))
    letters, tones = split_tones(word)
    shouted = word.isupper()
    if len(word) == 1 or not (shouted or word[1:].islower()) or not _vowel_groups(letters):
        return True  # a letter, a word of mixed case, or an abbreviation ("sđt")
    if is_possible(word):
        # People and places keep the spelling of their papers ("Qúy"); a line in capitals is a title.
        named = capital and (not shouted or letters == "quy")
        return named or len(word) < _SHORTEST_MISPLACED or well_placed(word) is None
    if _is_foreign(lower):
        return True
    if not tones:
        # "Krông", "Êđê", "kilôgam": names and loan words take no tone.
        return capital or _vowel_groups(letters) > 1
    return capital and _is_highland_name(letters, tones)


def _is_slip(word: str) -> bool:
    """Tell whether a word without marks is a syllable with a letter typed twice ("ttrong"), or two exchanged ("trogn").

    Only of syllables in ng and nh, or with the first letter twice: hardly an English word is such a one.
    """
    if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP or word in _syllables():
        return False
    if word[0] == word[1] and word[1:] in _syllables():
        return True
    if "n" not in word or not ("g" in word or "h" in word):
        return False
    meant = {_mended(word, place) for place in range(len(word) - 1)}
    return any(typed.endswith(("ng", "nh")) and typed in _syllables() for typed in meant)


def _mended(word: str, place: int) -> str:
    """Give a word with two letters exchanged, of which one is a consonant, or with one of two equal ones."""
    first, second = word[place], word[place + 1]
    if first == second:
        return word[:place] + word[place + 1 :]
    return word if first in _VOWELS and second in _VOWELS else word[:place] + second + first + word[place + 2 :]


def _is_foreign(lower: str) -> bool:
    """Tell whether a word has letters that Vietnamese has not, or only marks that French has too, on two syllables."""
    if _has_other_letters(lower):
        return True
    marked = [char for char in lower if not char.isascii()]
    if lower[-1] in _FOREIGN_LETTERS and is_possible(lower[:-1]):
        return False  # the key of a tone left behind: "hiênj"
    if not _FRENCH.issuperset(marked):
        return False
    return not _FOREIGN_LETTERS.isdisjoint(lower) or (_vowel_groups(split_tones(lower)[0]) > 1 and len(marked) > 1)


def _vowel_groups(letters: str) -> int:
    return len(re.findall(f"[{_VOWELS}]+", letters))


def _is_highland_name(letters: str, tones: str) -> bool:
    """Tell whether a word is spelt as the names of the Central Highlands are: "Đắk", "Búk", "Tẻh", "Blào", "Jút"."""
    plain = _HIGHLAND_CLUSTER.sub("", letters, count=1) if _HIGHLAND_CLUSTER.match(letters) else letters
    if plain.endswith("k"):
        plain = f"{plain[:-1]}c"
    elif plain.endswith("h") and not plain.endswith(("ch", "nh")):
        plain = plain[:-1]
    elif plain.endswith(("l", "r")):
        plain = f"{plain[:-1]}n"
    if plain[0] == "k" and plain not in _syllables():
        plain = f"c{plain[1:]}"
    elif plain[0] in _HIGHLAND_ONSETS:
        plain = f"d{plain[1:]}"
    return plain != letters and plain in _syllables() and (not plain.endswith(_STOPS) or tones in _STOP_TONES)
