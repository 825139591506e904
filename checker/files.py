"""The disk: find and read documents, load schemas and data.

To find and read documents takes none of the modules that check them, which a run may not need: these wait.
"""

from __future__ import annotations

import errno
import marshal
import os
import stat
from functools import lru_cache, partial
from typing import TYPE_CHECKING, cast
from zlib import adler32, crc32

from checker import __version__, refusals
from checker.errors import CheckerError
from checker.links import below, files_at, link_refusal, tree_of
from checker.message import Message, say
from checker.read_before import reading
from checker.record import NamedTuple
from checker.refusals import refused
from checker.source import MAX_BYTES, Item, Source, decode

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Protocol

    from checker.config import Config
    from checker.engine import Setting
    from checker.laws import Packed

    class HasPaths(Protocol):
        """Settings that name the folders of documents."""

        @property
        def paths(self) -> tuple[str, ...]:
            """The folders, below the repository's own."""
            ...

    StrPath = str | os.PathLike[str]

_SCHEMA = ".schema.json"
_DATA_SCHEMAS = frozenset(
    {"agencies", "config", "document", "indicators", "laws", "number-kinds", "provinces", "units"}
)
"""Schemas of data files; every other one is that of a kind of document."""
CONFIG_FILE = "checker.toml"
UNITS_FILE = "units.yml"
_PACKAGE = os.path.dirname(__file__)
_DATA_FOLDERS = (os.path.join(_PACKAGE, "_data"), os.path.dirname(_PACKAGE))

_BY_VALUE = 0
"""Version of marshal that writes equal values alike, whether or not they are one object."""

_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_MEND_SYNTAX = Message("sửa lại cú pháp ở chỗ đó", "mend the syntax there")


class Entry(NamedTuple):
    """One Markdown file of a run: where it is, the name to show, its id, and why it is not read, if so."""

    file: str
    path: str
    id: str
    refusal: Message | None = None


def read_bytes(path: StrPath, most: int = MAX_BYTES) -> bytes:
    """Read a file, at most one byte more than may be; raises ``CheckerError`` when it cannot be read."""
    return _read(os.fspath(path), show(path), most)


def read_item(entry: Entry) -> Item:
    """Read one document's bytes, at most one more than may be; raises ``CheckerError`` when it cannot be read."""
    if entry.refusal:
        raise CheckerError(entry.refusal.about(entry.path))
    return Item(entry.path, entry.id, _read(entry.file, entry.path))


def _read(file: str, shown: str, most: int = MAX_BYTES) -> bytes:
    try:
        handle = os.open(file, _OPEN)  # does not wait for the other end of a pipe
        try:
            status = os.fstat(handle)
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError(errno.EISDIR, "")
            if not stat.S_ISREG(status.st_mode):
                raise CheckerError(refusals.NOT_REGULAR.about(shown))
            return _drain(handle, min(status.st_size, most) + 1)
        finally:
            os.close(handle)
    except OSError as error:
        if os.path.islink(file) and not os.path.exists(file):
            raise CheckerError(refusals.DANGLING.about(shown)) from error
        raise refused("không đọc được tệp ({reason})", "the file cannot be read ({reason})", error, shown) from error


def _drain(handle: int, size: int) -> bytes:
    data = os.read(handle, size)
    while 0 < len(data) < size and (more := os.read(handle, size - len(data))):
        data += more
    return data


def show(path: StrPath) -> str:
    """Give a path as shown to people: relative to the current folder when it is below it, forward slashes."""
    return _shown(os.path.abspath(path), below(os.getcwd()))


def find_root(start: StrPath) -> str:
    """Give the nearest folder at or above ``start`` that holds a checker.toml, else ``start``."""
    first = folder = os.path.abspath(start)
    while not is_root(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return first
        folder = above
    return folder


def root_of(paths: Sequence[StrPath]) -> str:
    """Give the root of the current folder, else that of the first path; the current folder where neither has one."""
    root = find_root(".")
    if paths and not is_root(root):
        other = find_root(paths[0])
        root = other if is_root(other) else root
    return root


def is_root(folder: str) -> bool:
    """Tell whether a folder holds a checker.toml."""
    return os.path.isfile(os.path.join(folder, CONFIG_FILE))


def load_config(root: StrPath) -> Config:
    """Read the checker.toml of a folder; the defaults where there is none."""
    from checker.config import Config, config_from_text

    path = os.path.join(root, CONFIG_FILE)
    if not os.path.exists(path):
        return Config()
    return config_from_text(read_text(path), show(path))


def read_text(path: StrPath) -> str:
    """Read a UTF-8 text file that is no document; raises ``CheckerError`` when it cannot be read as one."""
    return _text(read_bytes(path), path)


def _text(data: bytes, path: StrPath) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = Message("không phải UTF-8; lưu lại tệp với bảng mã UTF-8", "not UTF-8; save the file as UTF-8")
        raise CheckerError(said.about(show(path))) from error


def find_entries(root: StrPath, config: HasPaths, paths: Sequence[StrPath] = ()) -> list[Entry]:
    """List the Markdown files named, or under the folders named; the configured ones when none is.

    What cannot be read (a path that does not exist, a folder named like a file or without documents, a link
    out of its tree) is listed with its refusal. Links to folders are not followed.
    """
    folders = _folders(root, config)
    given = [os.path.abspath(path) for path in paths] or folders
    trees = (*folders, os.path.abspath(root))
    found: dict[str, Message | None] = {}
    for path in given:
        for file, refusal in files_at(path, _real_tree(path, trees)):
            found.setdefault(file, refusal)
    here = below(os.getcwd())
    beginnings = [below(folder) for folder in folders]
    return [Entry(file, _shown(file, here), _id(file, beginnings), refusal) for file, refusal in found.items()]


def others(root: StrPath, config: HasPaths, entries: Sequence[Entry]) -> list[Entry]:
    """Give the documents of the collection besides ``entries``; none when those stand outside it."""
    if not any(entry.id for entry in entries):
        return []
    named = {entry.file for entry in entries}
    return [entry for entry in find_entries(root, config) if entry.file not in named]


def find_collection(root: StrPath, config: HasPaths, paths: Sequence[StrPath]) -> tuple[list[Entry], list[Entry]]:
    """List the files asked for, and the others of their collection."""
    entries = find_entries(root, config, paths)
    return entries, others(root, config, entries) if paths else []


def _folders(root: StrPath, config: HasPaths) -> list[str]:
    return [os.path.abspath(os.path.join(root, name)) for name in config.paths]


def _real_tree(path: str, trees: Iterable[str]) -> str:
    """Give the real path of the tree of a path: outside the repository, its own repository or else its folder."""
    own = tree_of(path, trees) or find_root(path if os.path.isdir(path) else os.path.dirname(path))
    return _real_path(own)


@lru_cache(maxsize=8)
def _real_path(tree: str) -> str:
    return os.path.realpath(tree)  # remembered: thousands of named files lie in a few trees


def _shown(file: str, here: str) -> str:
    return file.removeprefix(here).replace(os.sep, "/")


def _id(file: str, beginnings: Sequence[str]) -> str:
    for beginning in beginnings:
        if file.startswith(beginning):
            return file[len(beginning) :].replace(os.sep, "/").removesuffix(".md")
    return ""


def read_source(root: StrPath, config: Config, path: StrPath) -> Source:
    """Read one document as a source; raises ``CheckerError`` when it cannot be read."""
    given = os.path.abspath(path)
    refusal = link_refusal(given, _real_tree(given, (*_folders(root, config), os.path.abspath(root))))
    return decode(show(path), read_item(Entry(given, show(path), "", refusal)).data, id=document_id(root, config, path))


def document_id(root: StrPath, config: Config, path: StrPath) -> str:
    """Give a document's id, its path under a configured folder without ``.md``; empty outside them."""
    return _id(os.path.abspath(path), [below(folder) for folder in _folders(root, config)])


def data_folder(root: StrPath, name: str) -> str:
    """Give where ``schemas`` or ``laws`` are read from: the repository's own, else the package's copy."""
    for place in (os.fspath(root), *_DATA_FOLDERS):
        folder = os.path.join(place, name)
        if os.path.isdir(folder):
            return folder
    said = Message("không thấy thư mục này trong gói cài đặt", "this folder is missing from the installed package")
    raise CheckerError(said.then(Message("cài lại van-ban-checker", "reinstall van-ban-checker")).about(name))


def load_yaml(path: StrPath) -> Mapping[str, object]:
    """Read a YAML data file that holds a mapping; lists may be tuples. Raises ``CheckerError`` with the place."""
    data = read_bytes(path)
    return reading("yaml", data, lambda: _yaml(data, path))


def _yaml(raw: bytes, path: StrPath) -> Mapping[str, object]:
    from checker.parse.plain_matter import read_data

    text = _text(raw, path)
    plain = read_data(text)
    if plain is not None:
        return plain
    import yaml  # costs 20 ms, not needed for a file in the plain form

    loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = _at(mark.line + 1, mark.column + 1) if mark else ""
        said = say("không đọc được YAML{where}", "cannot be read as YAML{where}", where=where)
        raise CheckerError(said.then(_MEND_SYNTAX).about(show(path))) from error
    if not isinstance(data, dict):
        said = Message("phải là các cặp “khóa: giá trị”", "must be made of “key: value” pairs")
        raise CheckerError(said.about(show(path)))
    return cast("Mapping[str, object]", data)


def load_json(path: StrPath) -> Mapping[str, object]:
    """Read a JSON data file that holds an object; raises ``CheckerError`` with the place."""
    return _json(read_bytes(path), path)


def _json(raw: bytes, path: StrPath) -> Mapping[str, object]:
    import json  # costs 2 ms, not needed for what was read before

    try:
        data = json.loads(raw)
    except ValueError as error:
        where = _at(error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else ""
        said = say("không đọc được JSON{where}", "cannot be read as JSON{where}", where=where)
        raise CheckerError(said.then(_MEND_SYNTAX).about(show(path))) from error
    if not isinstance(data, dict):
        said = Message("phải là một đối tượng JSON", "must be a JSON object")
        raise CheckerError(said.about(show(path)))
    return cast("Mapping[str, object]", data)


def names_ending(folder: str, ending: str) -> list[str]:
    """List a folder's files by how their names end, in order; none where there is no such folder."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(ending))
    except OSError:
        return []


def _at(line: int, column: int) -> Message:
    return Message(f" ở dòng {line}, cột {column}", f" at line {line}, column {column}")


def load_setting(
    root: StrPath, config: Config, *, as_of: datetime.date, rules: Sequence[str], laws: Packed | None = None
) -> Setting:
    """Load everything that checking sees besides the documents and the registry of laws, which is given."""
    schemas, units, agencies = load_schemas(root), load_units(root, config), load_agencies(root)
    return make_setting(schemas, units, agencies, as_of, tuple(rules), laws=laws)


def load_agencies(root: StrPath) -> Mapping[str, object]:
    """Load the bodies and provinces that ended; what a repository's own ``laws`` lacks is left out."""
    folder = data_folder(root, "laws")
    found: dict[str, object] = {}
    for key in ("agencies", "provinces"):
        path = os.path.join(folder, f"{key}.yml")
        if os.path.exists(path):
            found[key] = load_yaml(path).get(key)
    return found


def load_schemas(root: StrPath) -> Mapping[str, Mapping[str, object]]:
    """Load the schema of each kind of document; raises ``CheckerError`` for one that is not in order."""
    schemas: dict[str, Mapping[str, object]] = {}
    folder = data_folder(root, "schemas")
    for file in names_ending(folder, _SCHEMA):
        name, path = file.removesuffix(_SCHEMA), os.path.join(folder, file)
        if name in _DATA_SCHEMAS:
            continue
        data = read_bytes(path)
        schemas[name] = reading("kind", data, partial(_kind_schema, data, path))
    if not schemas:
        said = Message("không có lược đồ của loại văn bản nào", "there is no schema of any kind of document")
        raise CheckerError(said.about(show(folder)))
    return schemas


def _kind_schema(raw: bytes, path: StrPath) -> Mapping[str, object]:
    from checker.kinds import kind_from_schema

    schema = _json(raw, path)
    try:
        kind_from_schema(schema)
    except (KeyError, TypeError, AttributeError) as error:
        vi, en = "“x-kind” hoặc “x-sections” thiếu hay sai", "“x-kind” or “x-sections” is missing or not in order"
        raise CheckerError(Message(vi, en).about(show(path))) from error
    return schema


def make_setting(
    schemas: Mapping[str, Mapping[str, object]],
    units: Mapping[str, object],
    agencies: Mapping[str, object],
    as_of: datetime.date,
    rules: tuple[str, ...],
    *,
    laws: Packed | None = None,
) -> Setting:
    """Make a setting, keyed by everything in it and the program's version."""
    from checker.engine import Setting
    from checker.laws import NO_PACKED

    laws = laws or NO_PACKED
    plain = (__version__, schemas, units, agencies, laws.digest, as_of.isoformat(), rules)
    try:
        seen = marshal.dumps(plain, _BY_VALUE)  # type: ignore[arg-type]  # or raises ValueError
    except ValueError:  # a date in units.yml
        seen = repr(plain).encode()
    key = f"{len(seen):x}-{crc32(seen):08x}{adler32(seen):08x}"
    return Setting(key, schemas, units, agencies, as_of, rules, laws)


def load_units(root: StrPath, config: Config) -> Mapping[str, object]:
    """Read units.yml of the first configured folder that has one, judged by its schema; empty where none has."""
    for name in config.paths:
        path = os.path.join(root, name, UNITS_FILE)
        if os.path.exists(path):
            schema = os.path.join(data_folder(root, "schemas"), "units.schema.json")
            units, asked = read_bytes(path), read_bytes(schema)
            return reading("units", units + b"\0" + asked, partial(_units, units, path, asked, schema))
    return {}


def _units(units: bytes, path: StrPath, asked: bytes, schema: StrPath) -> Mapping[str, object]:
    data = _yaml(units, path)
    judge(data, _json(asked, schema), show(path))
    return data


def judge(data: Mapping[str, object], schema: Mapping[str, object], name: str) -> None:
    """Raise ``CheckerError`` with the first thing in a data file that its schema refuses."""
    from checker.schema import first_fault

    fault = first_fault(data, schema)
    if fault:
        raise CheckerError(fault.about(name))
