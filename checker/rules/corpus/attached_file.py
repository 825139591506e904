"""``attached-file``: a file that the front matter names is not there, or is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import CorpusContext

_SIGNED = "Bản có chữ ký"
_SHA256 = "0eec2d1338799a9712ce4d02f899a5defd0671f48614ecd7099b4048f5dac39e"


def _files(front_matter: str, *, beside: str = "ky.pdf") -> dict[str, str]:
    return {
        "thcs-minh-hoa/2026/ke-hoach.md": f'---\nloai: "ke-hoach"\n{front_matter}\n---\n',
        f"thcs-minh-hoa/2026/{beside}": _SIGNED,
    }


def _signed(name: str, sha256: str) -> str:
    return f"ban_ky:\n  tep: {name}\n  sha256: {sha256}"


@corpus_rule(
    Severity.ERROR,
    english="a file that the front matter names is missing or is another one",
    basis=None,
    examples=(
        Good(files=_files(_signed('"ky.pdf"', f'"{_SHA256}"'))),
        Good(files=_files('phu_luc:\n  - ten: "Phụ lục I"\n  - ten: "Phụ lục II"\n    tep: "ky.pdf"')),
        Bad(
            files=_files(_signed('"ky.pdf"', f'⟦"{"0" * 64}"⟧')),
            messages=("mã SHA-256 không phải của tệp “ky.pdf”",),
        ),
        Bad(
            files=_files(_signed('⟦"ban-ky.pdf"⟧', f'"{_SHA256}"')),
            messages=("không có tệp “ban-ky.pdf” trong thư mục của văn bản",),
        ),
        Bad(
            files=_files('phu_luc:\n  - ten: "Phụ lục"\n    tep: ⟦"phu-luc.xlsx"⟧'),
            messages=("không có tệp “phu-luc.xlsx” trong thư mục của văn bản",),
        ),
    ),
)
def attached_file(context: CorpusContext) -> Iterator[Problem]:
    """Phần khai báo nêu một tệp (`ban_ky`, `phu_luc`) không có trong thư mục của văn bản, hoặc mã SHA-256 của tệp khác.

    Người đọc tin mã ấy để biết tệp tải về đúng là bản đã ký; mã sai thì trang đăng điều không đúng.
    Cách sửa: đặt tệp cạnh văn bản, sửa tên; mã sai thì xem lại tệp nào là bản đã ký rồi ghi mã của tệp ấy.
    """
    for facts in context.facts:
        for file in facts.attached:
            found = context.sha256_of(facts.path, file.name)
            if found is None:
                yield Problem(
                    file.at,
                    say(
                        "không có tệp “{name}” trong thư mục của văn bản",
                        "there is no file “{name}” in the document's folder",
                        name=file.name,
                    ),
                    hint=say(
                        "đặt tệp cạnh văn bản, hoặc sửa tên", "put the file beside the document, or mend its name"
                    ),
                    document=facts.path,
                )
            elif found and file.sha256 and found != file.sha256:
                yield Problem(
                    file.sha256_at,
                    say(
                        "mã SHA-256 không phải của tệp “{name}”",
                        "the SHA-256 is not that of the file “{name}”",
                        name=file.name,
                    ),
                    hint=say(
                        "nếu tệp đúng là bản đã ký, ghi {sha256}",
                        "if the file is the signed original, write {sha256}",
                        sha256=found,
                    ),
                    document=facts.path,
                )
