"""Programs beside us that some tests need."""

from __future__ import annotations

import os
import shutil

import pytest


def needed(name: str, sentence: str) -> str:
    """Give where a program is. Without it the test is left out, loudly; under CI, which installs it, it fails."""
    path = shutil.which(name) or shutil.which(name, path="/usr/local/sbin:/usr/sbin")  # where root alone looks
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    return path
