"""The day that stands for today: that of SOURCE_DATE_EPOCH, else the clock's in Việt Nam, wherever a program runs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from checker.errors import CheckerError
from checker.message import say

if TYPE_CHECKING:
    from collections.abc import Mapping

_VIETNAM: Final = datetime.timezone(datetime.timedelta(hours=7))
"""Seven hours before UTC all year: a day ends there for its documents."""


def today(environment: Mapping[str, str]) -> datetime.date:
    """Give the day; raises ``CheckerError`` where SOURCE_DATE_EPOCH is no number of seconds since 1970."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return datetime.datetime.now(_VIETNAM).date()
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        vi = "“{seconds}” không phải số giây; bỏ biến này hoặc đặt lại"
        en = "“{seconds}” is not a number of seconds; unset the variable or set it anew"
        raise CheckerError(say(vi, en, seconds=seconds).about("SOURCE_DATE_EPOCH")) from error
