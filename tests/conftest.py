"""One browser a session for all tests that need one, and the sites that they look at."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import MODES, served
from hypothesis import settings
from programs import needed
from site_samples import built

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

settings.register_profile("steady", deadline=None)  # how fast a machine is, `make bench` says
settings.load_profile("steady")


TOLD = (
    *("CHECKER_LANG", "SOURCE_DATE_EPOCH", "SITE_URL", "SOURCE_URL", "HISTORY_URL", "COMMIT_URL", "EDIT_URL"),
    *("COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONWARNINGS"),
    *("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"),
)
"""What whoever runs the tests may have told programs: here it counts for nothing."""


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in TOLD:
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)  # who commits, and whether that is signed, each test says
        patch.setenv("GIT_CONFIG_COUNT", "1")
        patch.setenv("GIT_CONFIG_KEY_0", "safe.directory")  # this checkout may be another user's
        patch.setenv("GIT_CONFIG_VALUE_0", "*")
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    sentence = "không có chromium: các bài kiểm tra trên trình duyệt KHÔNG chạy (no chromium: browser tests do NOT run)"
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        path = own if not shutil.which("chromium") and Path(own).exists() else needed("chromium", sentence)
        found = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield found
        found.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(**MODES["light"])
    yield made
    made.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(str(built(tmp_path_factory))) as address:
        yield address


@pytest.fixture(scope="session")
def words_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(str(built(tmp_path_factory, "words"))) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(str(built(tmp_path_factory, "hostile"))) as address:
        yield address
