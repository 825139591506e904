"""What is wrong with a command line."""

from __future__ import annotations

from checker.errors import CheckerError


class UsageError(CheckerError):
    """The command line was not understood."""
