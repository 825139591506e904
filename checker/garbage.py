"""Python's collector of garbage in a run that keeps nearly all that it makes to its end."""

from __future__ import annotations

import atexit
import gc


def keep_all() -> None:
    """Look for garbage seldom, and not at all before the end: that would cost a large site's build seconds."""
    gc.set_threshold(100_000, 50, 100)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
