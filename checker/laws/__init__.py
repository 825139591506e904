"""The registry of laws: what is known of the documents that plans and reports cite, and how it is looked up."""

from checker.laws.keys import name_key, number_key, number_year, slug, title_key
from checker.laws.law import Law, Status
from checker.laws.pack import NO_PACKED, Packed
from checker.laws.registry import NO_LAWS, Laws

__all__ = [
    "NO_LAWS",
    "NO_PACKED",
    "Law",
    "Laws",
    "Packed",
    "Status",
    "name_key",
    "number_key",
    "number_year",
    "slug",
    "title_key",
]
