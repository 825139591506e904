"""Messages in the checker's two languages, made from one pair of templates."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Message(NamedTuple):
    """One sentence in Vietnamese and in English."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        """Give the sentence in one language."""
        return self.vi if language == "vi" else self.en


def say(vi: str, en: str, **values: object) -> Message:
    """Fill both templates with the same values; a value may itself be a ``Message``."""
    if not values:
        return Message(vi, en)
    return Message(
        vi.format(**{name: value.vi if isinstance(value, Message) else value for name, value in values.items()}),
        en.format(**{name: value.en if isinstance(value, Message) else value for name, value in values.items()}),
    )
