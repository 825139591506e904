"""Check Vietnamese gender-equality plans and reports kept as Markdown in Git."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.citing import cite

__all__ = ["__version__", "cite"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Bring what Python programs use when it is first asked for."""
    if name == "cite":
        from checker.citing import cite

        return cite
    raise AttributeError(name)
