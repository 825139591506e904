"""The one exception that a user can mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.message import Message


class CheckerError(Exception):
    """Something the user can mend: one line, path first, in both languages; as a string it is Vietnamese."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Give the Vietnamese sentence."""
        return self.message.vi
