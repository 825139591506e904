"""A small repository of documents for tests that need a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RULES = "personal-data,recipient-punctuation,unknown-rule,unreadable-file"
"""Enough to find things with, so that these tests say nothing about the other rules."""

CLEAN = (
    '---\nloai: "ke-hoach"\n---\n\n## I. Mục đích\n\nNâng cao nhận thức.\n\n## Nơi nhận\n\n- Như trên;\n- Lưu: VT.\n'
)
UNPOINTED = CLEAN.replace("Như trên;", "Như trên")
PRIVATE = CLEAN.replace("Nâng cao nhận thức.", "Gọi 0912 345 678.")


def make(root: Path, documents: dict[str, str], settings: str = 'paths = ["plans"]\n') -> Path:
    """Write a checker.toml and documents below plans/."""
    (root / "checker.toml").write_text(settings, "utf-8", newline="\n")
    (root / "plans").mkdir(exist_ok=True)
    for name, text in documents.items():
        path = root / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return root
