"""Building as of another day than today."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def dated(environment: Mapping[str, str], day: datetime.date | None) -> dict[str, str]:
    """Give an environment in which the site is built as of a day; unchanged where none is given."""
    if day is None:
        return {**environment}
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return {**environment, "SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}
