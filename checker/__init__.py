"""Check Vietnamese gender-equality plans and reports kept as Markdown in Git."""

__version__ = "0.1.0"
