"""What import gives: the Markdown text, where each value was read, and what a person should look at."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from checker.office.text_lines import is_markdown
from checker.record import NamedTuple

if TYPE_CHECKING:
    from checker.matter import Value
    from checker.message import Message

_WORD = re.compile(r"[^\W_]+")
_INLINE = re.compile(r"\*\*|\\(?=[\\`*_\[#|])|</?[bi]>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?(?:table|thead|tbody|tr|th|td|p|br)\b[^<>]*>")
_MARKUP = re.compile(
    r"</?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|p|br|b|i|u|strong|em)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_FRONT_MATTER = re.compile(r"---\n.*?^---$", re.DOTALL | re.MULTILINE)


class Guess(NamedTuple):
    """One front-matter value: ``source`` is the text it was read from, empty when it was inferred.

    A value that is not ``certain`` should be confirmed by a person. ``key`` of an inner value has a dot.
    """

    key: str
    value: Value
    source: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Imported:
    """A document read from outside.

    ``left_out`` are the words of the text that are in neither front matter nor body: what every page draws by
    itself (Quốc hiệu, tiêu ngữ, "Nơi nhận") and remarks such as "(Đã ký)".
    """

    markdown: str
    values: tuple[Guess, ...]
    left_out: tuple[str, ...]
    notices: tuple[Message, ...]


def missing_words(text: str, imported: Imported) -> tuple[str, ...]:
    """Give the words of the source text that import lost, in their order; none when nothing was lost.

    Words are counted: those in the body, in the source of a value, or left out knowingly are there. The names of HTML
    elements in Markdown are no words.
    """
    kept = _kept(imported)
    lost: list[str] = []
    for word in _source_words(text):
        if kept[word]:
            kept[word] -= 1
        else:
            lost.append(word)
    return tuple(lost)


def missing_from_raw(text: str, imported: Imported) -> tuple[str, ...]:
    """Give the words of a file's raw text that import lost; capitals and raised letters are as plain ones there."""
    kept: Counter[str] = Counter()
    for word, count in _kept(imported).items():
        kept.update(dict.fromkeys(_folded(word), count))
    lost: list[str] = []
    for word in _folded(text):
        if kept[word]:
            kept[word] -= 1
        else:
            lost.append(word)
    return tuple(lost)


def _folded(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def count_words(text: str) -> int:
    """Count the words of a text as ``missing_words`` does."""
    return len(_source_words(text))


def same_words(typed: str, plain: str) -> bool:
    """Tell whether a piece of Markdown and what was read from it have the same words."""
    return Counter(_words(_ENTITY.sub(_meant, _INLINE.sub("", _MARKUP.sub(" ", typed))))) == Counter(_words(plain))


def _source_words(text: str) -> list[str]:
    return _words(_MARKUP.sub(" ", text) if is_markdown(text) else text)


def _kept(imported: Imported) -> Counter[str]:
    head = _FRONT_MATTER.match(imported.markdown)
    body = imported.markdown[head.end() if head and imported.values else 0 :]
    # A word beside marks, and one that is itself typed as a mark ("<b>"), are both there.
    kept = Counter(_words(_without_marks(body))) | Counter(_words(body))
    for source in (*(guess.source for guess in imported.values), *imported.left_out):
        kept.update(_words(source))
    return kept


def _without_marks(body: str) -> str:
    """Take off what Markdown and HTML put between letters, so that a word in two looks stays one."""
    return _ENTITY.sub(_meant, _TAG.sub(" ", _INLINE.sub("", body)))


def _meant(entity: re.Match[str]) -> str:
    return unescape(entity.group())


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))
