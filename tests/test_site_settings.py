"""What mkdocs.yml says of the site, read without MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.errors import CheckerError
from checker.site.settings import links_said

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "site"),
    [
        ("site_url: https://a.example", "https://a.example/"),
        ("site_url: !ENV HERE", "https://here.example/"),
        ("site_url: !ENV [NOT_SET, HERE, x]", "https://here.example/"),
        ("site_url: !ENV [NOT_SET, 'https://b.example/']", "https://b.example/"),
        ("site_url: !ENV [NOT_SET, null]", ""),
        ("site_url:\nextra: [1]\nhooks: !!python/name:os.system ''", ""),
        ("- 1", ""),
        ("", ""),
    ],
)
def test_the_site_s_address_is_read_as_mkdocs_reads_it(tmp_path: Path, written: str, site: str) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(written, "utf-8")
    assert links_said(path, {"HERE": "https://here.example/"}).site == site


def test_a_configuration_that_is_no_yaml_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("a: [\n", "utf-8")
    with pytest.raises(CheckerError, match=r"mkdocs\.yml: không đọc được YAML"):
        links_said(path, {})
