"""The disk: find and read documents, load schemas and data, write atomically."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zlib import adler32, crc32

from checker import __version__, refusals
from checker.config import Config, config_from_text
from checker.engine import Item, Setting
from checker.errors import CheckerError
from checker.kinds import kind_from_schema
from checker.laws import NO_PACKED, Packed
from checker.message import Message, say
from checker.parse.plain_matter import read_data
from checker.record import NamedTuple
from checker.refusals import reason, refused
from checker.source import MAX_BYTES, Source, decode

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

_SCHEMA = ".schema.json"
_DATA_SCHEMAS = frozenset(
    {"agencies", "config", "document", "indicators", "laws", "number-kinds", "provinces", "units"}
)
"""Schemas of data files; every other one is that of a kind of document."""
UNITS_FILE = "units.yml"
OWN_FOLDER = ".checker-cache"
_PACKAGE_DATA = Path(__file__).parent / "_data"
_OWN_TREE = Path(__file__).parent.parent

_name = attrgetter("name")
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_MEND_SYNTAX = Message("sửa lại cú pháp ở chỗ đó", "mend the syntax there")


class Entry(NamedTuple):
    """One Markdown file of a run: where it is, the name to show, its id, and why it is not read, if so."""

    file: str
    path: str
    id: str
    refusal: Message | None = None


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
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


def show(path: Path) -> str:
    """Give a path as shown to people: relative to the current folder when it is below it, forward slashes."""
    return _shown(os.path.abspath(path), _below(os.getcwd()))


def find_root(start: Path) -> Path:
    """Give the nearest folder at or above ``start`` that holds a checker.toml, else ``start``."""
    for folder in (start, *start.parents):
        if (folder / "checker.toml").is_file():
            return folder
    return start


def load_config(root: Path) -> Config:
    """Read the checker.toml of a folder; the defaults where there is none."""
    path = root / "checker.toml"
    if not path.exists():
        return Config()
    return config_from_text(read_text(path), show(path))


def read_text(path: Path) -> str:
    """Read a UTF-8 text file that is no document; raises ``CheckerError`` when it cannot be read as one."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = Message("không phải UTF-8; lưu lại tệp với bảng mã UTF-8", "not UTF-8; save the file as UTF-8")
        raise CheckerError(said.about(show(path))) from error


def find_entries(root: Path, config: Config, paths: Sequence[Path] = ()) -> list[Entry]:
    """List the Markdown files named, or under the folders named; the configured ones when none is.

    What cannot be read (a path that does not exist, a folder named like a file or without documents, a link
    out of the folder) is listed with its refusal. Links to folders are not followed.
    """
    folders = [os.path.abspath(root / name) for name in config.paths]
    given = [os.path.abspath(path) for path in paths] or folders
    found: dict[str, Message | None] = {}
    for path in given:
        for file, refusal in _files_at(path):
            found.setdefault(file, refusal)
    here = _below(os.getcwd())
    beginnings = [_below(folder) for folder in folders]
    return [Entry(file, _shown(file, here), _id(file, beginnings), refusal) for file, refusal in found.items()]


def _files_at(path: str) -> list[tuple[str, Message | None]]:
    """Give the files at a path, each with its refusal, in order."""
    if not os.path.lexists(path):
        return [(path, refusals.NO_PATH)]
    if not os.path.isdir(path):
        return [(path, None)]
    found: list[tuple[str, Message | None]] = []
    _walk(path, os.path.realpath(path), found)
    return found or [(path, refusals.NO_DOCUMENTS)]


def _walk(folder: str, inside: str, found: list[tuple[str, Message | None]]) -> None:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=_name)
    except OSError as error:
        vi, en = "không đọc được thư mục ({reason})", "the folder cannot be read ({reason})"
        found.append((folder, say(vi, en, reason=reason(error))))
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                if entry.name.endswith(".md"):
                    found.append((entry.path, refusals.FOLDER))
                _walk(entry.path, inside, found)
        elif entry.name.endswith(".md"):
            found.append((entry.path, _link_refusal(entry.path, inside) if entry.is_symlink() else None))


def _link_refusal(file: str, inside: str) -> Message | None:
    target = os.path.realpath(file)
    return None if os.path.commonpath((target, inside)) == inside else refusals.LINK_OUT


def _below(folder: str) -> str:
    """Give how the paths of everything below a folder begin."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def _shown(file: str, here: str) -> str:
    return file.removeprefix(here).replace(os.sep, "/")


def _id(file: str, beginnings: Sequence[str]) -> str:
    for beginning in beginnings:
        if file.startswith(beginning):
            return file[len(beginning) :].replace(os.sep, "/").removesuffix(".md")
    return ""


def read_source(root: Path, config: Config, path: Path) -> Source:
    """Read one document as a source."""
    return decode(show(path), read_bytes(path), id=document_id(root, config, path))


def document_id(root: Path, config: Config, path: Path | str) -> str:
    """Give a document's id, its path under a configured folder without ``.md``; empty outside them."""
    beginnings = [_below(os.path.abspath(root / name)) for name in config.paths]
    return _id(os.path.abspath(path), beginnings)


def data_folder(root: Path, name: str) -> Path:
    """Give where ``schemas`` or ``laws`` are read from: the repository's own, else the package's copy."""
    for folder in (root / name, _PACKAGE_DATA / name, _OWN_TREE / name):
        if folder.is_dir():
            return folder
    said = Message("không thấy thư mục này trong gói cài đặt", "this folder is missing from the installed package")
    raise CheckerError(said.then(Message("cài lại van-ban-checker", "reinstall van-ban-checker")).about(name))


def load_yaml(path: Path) -> Mapping[str, object]:
    """Read a YAML data file that holds a mapping; lists may be tuples. Raises ``CheckerError`` with the place."""
    text = read_text(path)
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


def load_json(path: Path) -> Mapping[str, object]:
    """Read a JSON data file that holds an object; raises ``CheckerError`` with the place."""
    try:
        data = json.loads(read_bytes(path))
    except ValueError as error:
        where = _at(error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else ""
        said = say("không đọc được JSON{where}", "cannot be read as JSON{where}", where=where)
        raise CheckerError(said.then(_MEND_SYNTAX).about(show(path))) from error
    if not isinstance(data, dict):
        said = Message("phải là một đối tượng JSON", "must be a JSON object")
        raise CheckerError(said.about(show(path)))
    return cast("Mapping[str, object]", data)


def _at(line: int, column: int) -> Message:
    return Message(f" ở dòng {line}, cột {column}", f" at line {line}, column {column}")


def load_setting(
    root: Path, config: Config, *, as_of: datetime.date, rules: Sequence[str], laws: Packed = NO_PACKED
) -> Setting:
    """Load everything that checking sees besides the documents and the registry of laws, which is given."""
    schemas, units, agencies = load_schemas(root), load_units(root, config), load_agencies(root)
    return make_setting(schemas, units, agencies, as_of, tuple(rules), laws=laws)


def load_agencies(root: Path) -> Mapping[str, object]:
    """Load the bodies and provinces that ended; what a repository's own ``laws`` lacks is left out."""
    folder = data_folder(root, "laws")
    found: dict[str, object] = {}
    for key in ("agencies", "provinces"):
        path = folder / f"{key}.yml"
        if path.exists():
            found[key] = load_yaml(path).get(key)
    return found


def load_schemas(root: Path) -> Mapping[str, Mapping[str, object]]:
    """Load the schema of each kind of document; raises ``CheckerError`` for one that is not in order."""
    schemas: dict[str, Mapping[str, object]] = {}
    for path in sorted(data_folder(root, "schemas").glob(f"*{_SCHEMA}")):
        name = path.name.removesuffix(_SCHEMA)
        if name in _DATA_SCHEMAS:
            continue
        schemas[name] = load_json(path)
        try:
            kind_from_schema(schemas[name])
        except (KeyError, TypeError, AttributeError) as error:
            said = Message(
                "“x-kind” hoặc “x-sections” thiếu hay sai", "“x-kind” or “x-sections” is missing or not in order"
            )
            raise CheckerError(said.about(show(path))) from error
    if not schemas:
        said = Message("không có lược đồ của loại văn bản nào", "there is no schema of any kind of document")
        raise CheckerError(said.about(show(data_folder(root, "schemas"))))
    return schemas


def make_setting(
    schemas: Mapping[str, Mapping[str, object]],
    units: Mapping[str, object],
    agencies: Mapping[str, object],
    as_of: datetime.date,
    rules: tuple[str, ...],
    *,
    laws: Packed = NO_PACKED,
) -> Setting:
    """Make a setting, keyed by everything in it and the program's version."""
    seen = repr((__version__, schemas, units, agencies, laws.digest, as_of, rules)).encode()
    key = f"{len(seen):x}-{crc32(seen):08x}{adler32(seen):08x}"
    return Setting(key, schemas, units, agencies, as_of, rules, laws)


def load_units(root: Path, config: Config) -> Mapping[str, object]:
    """Read units.yml of the first configured folder that has one, judged by its schema; empty where none has."""
    for name in config.paths:
        path = root / name / UNITS_FILE
        if path.exists():
            data = load_yaml(path)
            schema = load_json(data_folder(root, "schemas") / "units.schema.json")
            judge(data, schema, show(path))
            return data
    return {}


def judge(data: Mapping[str, object], schema: Mapping[str, object], name: str) -> None:
    """Raise ``CheckerError`` with the first thing in a data file that its schema refuses."""
    from checker.schema import first_fault

    fault = first_fault(data, schema)
    if fault:
        raise CheckerError(fault.about(name))


def own_folder(root: Path) -> Path:
    """Make the folder for what the checker keeps between runs, which Git leaves alone; raises ``OSError``."""
    folder = root / OWN_FOLDER
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, "", str(folder))
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    return folder


def write_atomic(path: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Replace a file in one step, keeping its permissions; on any failure the old file is untouched.

    With ``expected``, only when the file still holds those bytes. Raises ``CheckerError`` when it does not, when
    the disk is full or the folder cannot be written.
    """
    import tempfile

    target = path.resolve()
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        if expected is not None and read_bytes(target) != expected:
            raise CheckerError(refusals.CHANGED.about(show(path)))
        Path(temporary).replace(target)
    except OSError as error:
        vi = "không ghi được tệp ({reason}); tệp cũ còn nguyên"
        en = "the file cannot be written ({reason}); it is as it was"
        raise refused(vi, en, error, show(path)) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink(missing_ok=True)


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file that must not exist yet, or be empty, unless ``force``; makes its folders.

    Raises ``CheckerError`` when it exists or cannot be written.
    """
    if path.exists() and not path.is_file():  # a terminal, a pipe
        try:
            path.write_bytes(data)
        except OSError as error:  # a folder
            raise refused("không ghi được ({reason})", "cannot be written ({reason})", error, show(path)) from error
        return
    if path.exists() and path.stat().st_size and not force:
        raise CheckerError(refusals.EXISTS.about(show(path)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        vi, en = "không tạo được thư mục ({reason})", "the folder cannot be made ({reason})"
        raise refused(vi, en, error, show(path)) from error
    write_atomic(path, data)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
