"""The pages of laws: what is known and how surely, and who cites them."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from lxml import html as lxml_html
from site_samples import plan, repository

from checker.dates import write_date_slashes
from checker.site.collection import gather
from checker.site.law_pages import law_address, law_pages
from checker.site.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from checker.laws import Laws
    from checker.site.collection import Collection
    from checker.site.page import Page

DAY = datetime.date(2026, 11, 22)
BASIS = "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_\n\n_Căn cứ Nghị định số 63/2010/NĐ-CP;_"
HOSTILE = """\
laws:
  - key: "1/2020/QH14"
    type: "Luật"
    number: "1/2020/QH14"
    name: "Luật <script>alert(1)</script> [a](javascript:b) *c*"
    issuer: "Quốc hội"
    status: "unknown"
    confidence: "single-source"
    aliases: ["<b>"]
    sources: ["https://example.org/\\u0022><script>", "github:a/b@00:c%20d<e>"]
    note: "&lt;"
"""


def collection_of(folder: Path, **documents: str) -> Collection:
    return gather(repository(folder, **documents), as_of=DAY)


def laws_of(collection: Collection) -> dict[str, Page]:
    return {page.uri: page for page in law_pages(collection, collection.cited_by)}


def words(page: Page) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.markdown).split())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    document = plan().replace("_Căn cứ Luật Bình đẳng giới", f"{BASIS}\n\n_Căn cứ Luật Bình đẳng giới", 1)
    return laws_of(collection_of(tmp_path_factory.mktemp("site"), ke_hoach=document))


def test_every_curated_law_has_a_page_and_of_the_others_those_that_are_cited(made: dict[str, Page]) -> None:
    assert "van-ban-phap-luat/30-2020-nd-cp.md" in made
    assert "van-ban-phap-luat/63-2010-nd-cp.md" in made
    assert "van-ban-phap-luat/62-2010-nd-cp.md" not in made
    assert len([uri for uri in made if "/trang-" not in uri]) == 142 + 1 + 1


@pytest.mark.parametrize(
    ("law", "sentences"),
    [
        ("73-2006-qh11", ["Luật Bình đẳng giới số 73/2006/QH11", "Tình trạng còn hiệu lực (theo một nguồn)"]),
        ("73-2006-qh11", ["Văn bản viện dẫn", "Kế hoạch số 12/KH-THCSMH"]),
        (
            "02-2007-qh12",
            ["hết hiệu lực từ ngày 01/7/2023", "Thay bằng Luật Phòng, chống bạo lực gia đình số 13/2022/QH15"],
        ),
        ("35-ct-tw-2019-05-30", ["Số, ngày hoặc tên ở trang này ghi theo trí nhớ", "Số, ngày và tên theo trí nhớ"]),
        ("63-2010-nd-cp", ["Nguồn này không cho biết văn bản đã hết hiệu lực hay chưa", "Tình trạng chưa rõ"]),
        ("76-2015-qh13", ["Ngày có hiệu lực 01/01/2016 (chưa chắc chắn)"]),
        ("83-2025-qh15", ["Ngày ban hành chưa rõ"]),
        ("08-2009-nd-cp", ["Số, ký hiệu 08/2009/NĐ-CP (theo trí nhớ)", "Ngày ban hành 04/02/2009 (theo trí nhớ)"]),
    ],
)
def test_a_page_says_what_is_known_and_how_surely(made: dict[str, Page], law: str, sentences: list[str]) -> None:
    shown = words(made[f"van-ban-phap-luat/{law}.md"])
    assert [sentence for sentence in sentences if sentence not in shown] == []


def test_no_date_from_memory_stands_anywhere_as_a_fact(made: dict[str, Page], tmp_path: Path) -> None:
    laws: Laws = collection_of(tmp_path, ke_hoach=plan()).context.laws
    remembered = {
        law_address(law): write_date_slashes(law.issued)
        for law in laws
        if law.issued and law.curated and (law.confidence == "memory-only" or "issued" in law.doubtful)
    }
    assert len(remembered) > 15
    bare: list[tuple[str, str]] = []
    seen = 0
    for uri, page in made.items():
        for to, said in dated(page, remembered):
            seen += 1
            if not re.search(rf"{remembered[to]} \((theo trí nhớ|chưa chắc chắn)\)", said):
                bare.append((uri, to))
    assert (bare, seen > 2 * 15) == ([], True)


def dated(page: Page, days: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what a page says of each law in ``days``, by uri, where it says the day."""
    main = lxml_html.fragment_fromstring(page.markdown, create_parent="main")
    places = [(to_uri(link.get("href", ""), page.uri), link) for link in main.xpath("//dl//a")]
    places += [
        (to_uri(item.xpath(".//a/@href")[0], page.uri), item) for item in main.xpath("//ul[@class='danh-sach']/li")
    ]
    places += [(page.uri, main.find_class("the")[0])] if page.uri in days else []
    for to, element in places:
        said = " ".join(element.itertext())
        if to in days and days[to] in said:
            yield to, said


def to_uri(address: str, uri: str) -> str:
    """Give the uri of the law's page that a link leads to."""
    return f"{uri.partition('/')[0]}/{address.rstrip('/').rpartition('/')[2]}.md"


def test_a_law_that_nothing_cites_names_no_document(made: dict[str, Page]) -> None:
    assert "vien-dan" not in made["van-ban-phap-luat/02-2007-qh12.md"].markdown


def test_the_laws_that_most_documents_cite_come_first(tmp_path: Path) -> None:
    collection = collection_of(tmp_path, ke_hoach=plan())
    times = {"73/2006/QH11": 2, "30/2020/NĐ-CP": 3, "02/2007/QH12": 1}
    cited_by = {key: list(collection.entries) * count for key, count in times.items()}
    pages_ = {page.uri: page for page in law_pages(collection, cited_by)}
    page = lxml_html.fragment_fromstring(pages_["van-ban-phap-luat/index.md"].markdown, create_parent="main")
    first = page.xpath("//ul[contains(@class, 'danh-sach')]")[0]
    assert [link.get("href") for link in first.xpath(".//a")] == ["30-2020-nd-cp/", "73-2006-qh11/", "02-2007-qh12/"]
    assert "3 văn bản viện dẫn" in first.text_content()
    assert "../du-lieu/laws.csv" in page.xpath("//a/@href")
    assert "Được viện dẫn nhiều nhất" not in pages_["van-ban-phap-luat/trang-2.md"].markdown


def test_of_very_many_that_cite_a_law_the_newest_are_shown_and_the_search_has_them_all(tmp_path: Path) -> None:
    collection = collection_of(tmp_path, ke_hoach=plan())
    (entry,) = collection.entries
    few, many = (
        {page.uri: page.markdown for page in law_pages(collection, {"73/2006/QH11": [entry] * count})}[
            "van-ban-phap-luat/73-2006-qh11.md"
        ]
        for count in (100, 1_234)
    )
    assert few.count('<span class="ten">') == many.count('<span class="ten">') == 100
    assert "100 văn bản mới nhất trong 1.234 văn bản" in many
    assert "mới nhất" not in few
    assert 'href="../../du-lieu/citations.csv"' in many
    link = lxml_html.fragment_fromstring(many, create_parent="main").xpath("//a[contains(@href, 'tim-kiem')]/@href")
    assert link == [f"../../tim-kiem/?{urlencode({'luat': entry.laws[0]})}"]


def test_laws_are_listed_by_type_the_newest_first(made: dict[str, Page]) -> None:
    first, second = made["van-ban-phap-luat/index.md"], made["van-ban-phap-luat/trang-2.md"]
    headings = re.findall(r"^## (.*?) \{", first.markdown + second.markdown, re.MULTILINE)
    assert headings[1:5] == ["Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"]
    assert headings[-1] == "Công ước"
    shown = words(first).partition("Hiến pháp")[2]
    assert shown.index("Luật Tiếp cận thông tin") < shown.index("Luật Viên chức") < shown.index("Luật Bình đẳng giới")
    assert "1 văn bản viện dẫn" in shown


def test_links_between_laws_lead_to_pages_that_there_are(made: dict[str, Page]) -> None:
    for uri, page in made.items():
        here = uri.removesuffix("index.md").removesuffix(".md").rstrip("/")
        for target in re.findall(r'href="\.\./([0-9a-z-]+)/"', page.markdown):
            if here.count("/") and "trang-" not in target:
                assert f"van-ban-phap-luat/{target}.md" in made, (uri, target)


def test_a_law_that_may_be_several_is_cited_by_nobody(tmp_path: Path) -> None:
    document = plan().replace("Luật Bình đẳng giới", "18/2008/QH12 và Nghị định số 30/2020/NĐ-CP")
    cited = set(collection_of(tmp_path, ke_hoach=document).cited_by)
    assert cited & {"18/2008/QH12", "18/2008/QH12@nghi-quyet", "30/2020/NĐ-CP"} == {"30/2020/NĐ-CP"}


def test_every_law_has_its_own_address(tmp_path: Path) -> None:
    laws: Laws = collection_of(tmp_path, ke_hoach=plan()).context.laws
    assert len({law_address(law) for law in laws}) == len(laws) > 3000


def test_the_site_has_the_pages_of_laws(tmp_path: Path) -> None:
    uris = [page.uri for page in pages(collection_of(tmp_path, ke_hoach=plan()))]
    assert len(uris) == len(set(uris))
    assert "van-ban-phap-luat/index.md" in uris


def test_nothing_in_the_registry_becomes_markup(tmp_path: Path) -> None:
    root = repository(tmp_path, ke_hoach=plan())
    (root / "laws" / "registry").mkdir(parents=True)
    (root / "laws" / "registry" / "x.yml").write_text(HOSTILE, "utf-8")
    found = laws_of(gather(root, as_of=DAY))
    assert set(found) == {"van-ban-phap-luat/index.md", "van-ban-phap-luat/1-2020-qh14.md"}
    for page in found.values():
        assert "<script" not in page.markdown
        assert "<b>" not in page.markdown
        assert 'href="javascript' not in page.markdown
