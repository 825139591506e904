"""What mkdocs.yml says of the site itself: its name and its addresses, read where MkDocs does not run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import yaml

from checker.errors import CheckerError
from checker.files import show
from checker.message import say
from checker.site.building import links_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.site.collection import Links

_ENVIRONMENT: Final = "!ENV"
_NOTHING: Final = "tag:yaml.org,2002:null"


def links_said(path: Path, environment: Mapping[str, str]) -> Links:
    """Give the site's name and addresses of a configuration; none where there is no such file.

    The nodes are read and never built, so that what other plugins have there, of whatever tag, does no harm. A value
    may be MkDocs' ``!ENV NAME`` or ``!ENV [NAME, …, default]``. Raises ``CheckerError`` when the file is not YAML.
    """
    if not path.is_file():
        return links_of({})
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        vi, en = "không đọc được YAML ({said}); sửa tệp", "cannot be read as YAML ({said}); mend the file"
        raise CheckerError(say(vi, en, said=" ".join(str(error).split())).about(show(path))) from error
    top = _entries(root)
    extra = {key: _value(node, environment) for key, node in _entries(top.get("extra")).items()}
    site, name = (_value(top.get(key), environment) for key in ("site_url", "site_name"))
    return links_of(extra, site, name)


def _entries(node: yaml.Node | None) -> Mapping[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _value(node: yaml.Node | None, environment: Mapping[str, str]) -> str:
    """Give a text, or the first variable of the environment that is set, or else what stands last in its list."""
    match node:
        case yaml.ScalarNode(tag=tag, value=value):
            return environment.get(value, "") if tag == _ENVIRONMENT else "" if tag == _NOTHING else str(value)
        case yaml.SequenceNode(tag=tag, value=[*names, default]) if tag == _ENVIRONMENT and names:
            known = (environment[name.value] for name in names if name.value in environment)
            return next(known, _value(default, environment))
        case _:
            return ""
