"""Messages in the checker's two languages, made from one pair of templates."""

from __future__ import annotations

from typing import Literal

from checker.record import NamedTuple

Language = Literal["vi", "en"]


class Message(NamedTuple):
    """One sentence in Vietnamese and in English."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        """Give the sentence in one language."""
        return self.vi if language == "vi" else self.en

    def about(self, subject: str) -> Message:
        """Put before the sentence, with a colon, what it is about; nothing for an empty subject."""
        return Message(f"{subject}: {self.vi}", f"{subject}: {self.en}") if subject else self

    def then(self, more: Message) -> Message:
        """Put another clause after the sentence, with a semicolon."""
        return Message(f"{self.vi}; {more.vi}", f"{self.en}; {more.en}")


def language_of(setting: str) -> Language:
    """Read a language from the value of ``--lang`` or CHECKER_LANG; Vietnamese unless it is English."""
    return "en" if setting.startswith("en") else "vi"


def did_you_mean(word: str) -> Message:
    """Ask whether a known word was meant."""
    return Message(f"có phải ý bạn là “{word}”", f"did you mean “{word}”?")


def say(vi: str, en: str, **values: object) -> Message:
    """Fill both templates with the same values; a value may itself be a ``Message``."""
    if not values:
        return Message(vi, en)
    return Message(
        vi.format(**{name: value.vi if isinstance(value, Message) else value for name, value in values.items()}),
        en.format(**{name: value.en if isinstance(value, Message) else value for name, value in values.items()}),
    )
