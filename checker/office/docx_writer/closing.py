"""The foot of the text: Nơi nhận beside the signature block, kept together on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.office.docx_writer.head import columns
from checker.office.docx_writer.inline import inline
from checker.office.docx_writer.xml import gap, paragraph, plain, twips
from checker.office.layout import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.office.docx_writer.inline import Relate
    from checker.office.page import OfficialPage, Signature

_RECIPIENTS = "Nơi nhận:"


def closing(page: OfficialPage, relate: Relate) -> Iterator[str]:
    """Write recipients and signature; nothing where the document has neither."""
    signed = any((page.signature.authority, page.signature.position, page.signature.name))
    if not page.recipients and not signed:
        return
    recipients = (
        plain("RecipientsLabel", _RECIPIENTS, keep_next=True),
        *(paragraph("Recipient", inline(words, relate), keep_next=True) for words in page.recipients),
    )
    yield gap(LAYOUT.closing_gap.value, keep_next=True)
    left, right = LAYOUT.closing_left.value, LAYOUT.closing_right.value
    yield columns((left, right), ((recipients if page.recipients else (), tuple(_signature(page.signature))),))


def _signature(signature: Signature) -> Iterator[str]:
    for line in signature.authority:
        yield plain("SigningAuthority", line, caps=True, keep_next=True)
    if signature.position:
        yield plain("Position", signature.position, caps=True, keep_next=True)
    yield plain("Signer", signature.name, spacing=f'w:before="{twips(LAYOUT.signature_gap.points)}"')
