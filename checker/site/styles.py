"""The one style sheet that a page loads: the theme's and our own, one behind the other.

A browser draws nothing before it has every style sheet, and on a slow line each one costs another round trip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.site.building import assets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SHEET: Final = "assets/van-ban.css"
"""Where it stands: in place of our first."""

SHEETS: Final = (SHEET, "assets/bang-bieu.css")
"""Our own, where they stand alone."""

FLAG: Final = "mot_tep_kieu"
"""What tells the templates, in the configuration's ``extra``, that the theme's own sheets are in it."""

_THEIRS: Final = ("main.*.min.css", "palette.*.min.css")


def one_sheet(folders: Iterable[Path]) -> str:
    """Give the sheet made of the theme in one of these folders; empty where the theme is another one."""
    for folder in folders:
        found = [sorted((folder / "assets/stylesheets").glob(pattern)) for pattern in _THEIRS]
        if all(len(paths) == 1 for paths in found):
            ours = dict(assets())
            sheets = [*(paths[0] for paths in found), *(ours[uri] for uri in SHEETS)]
            return "\n".join(_alone(path.read_text("utf-8")) for path in sheets)
    return ""


def _alone(sheet: str) -> str:
    """Leave out what leads to the sheet's source."""
    return sheet.partition("/*# sourceMappingURL")[0].rstrip() + "\n"
