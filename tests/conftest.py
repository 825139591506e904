"""One browser a session for all tests that need one, and the sites that they look at."""

from __future__ import annotations

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    sentence = "không có chromium: các bài kiểm tra trên trình duyệt KHÔNG chạy (no chromium: browser tests do NOT run)"
    path = needed("chromium", sentence)
    with sync_playwright() as playwright:
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
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(str(built(tmp_path_factory, "hostile"))) as address:
        yield address
