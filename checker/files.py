"""The disk: find and read documents, load schemas and data, write atomically."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import cast

from checker import __version__
from checker.config import Config, config_from_text
from checker.engine import Item, Setting
from checker.errors import CheckerError
from checker.source import MAX_BYTES, Source, decode

KINDS = ("ke-hoach", "bao-cao", "cong-van", "quyet-dinh")
UNITS_FILE = "units.yml"
_PACKAGE_DATA = Path(__file__).parent / "_data"
_OWN_TREE = Path(__file__).parent.parent


def read_bytes(path: Path) -> bytes:
    """Read a file, at most one byte more than may be; raises ``CheckerError`` when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CheckerError(f"{show(path)}: không đọc được tệp ({error.strerror or error})") from error


def show(path: Path) -> str:
    """Give a path as shown to people: relative to the current folder when it is below it, forward slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()


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
    try:
        text = read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CheckerError(f"{show(path)}: không phải UTF-8; lưu lại tệp với bảng mã UTF-8") from error
    return config_from_text(text, show(path))


def find_documents(root: Path, config: Config, paths: Sequence[Path]) -> list[Path]:
    """List the Markdown files named, or under the folders named; the configured ones when none is.

    Symbolic links that leave the folder are not followed. Raises ``CheckerError`` for a path that does
    not exist and for a folder without any Markdown file.
    """
    given = list(paths) or [root / name for name in config.paths]
    found: dict[Path, None] = {}
    for path in given:
        if path.is_dir():
            below = sorted(_walk(path))
            if not below:
                raise CheckerError(f"{show(path)}: thư mục không có tệp .md nào; kiểm tra lại đường dẫn")
            found.update(dict.fromkeys(below))
        elif path.exists() or path.is_symlink():
            found[path] = None
        else:
            raise CheckerError(f"{show(path)}: không có tệp hay thư mục này; kiểm tra lại đường dẫn")
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    inside = folder.resolve()
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.endswith(".md"):
                continue
            path = Path(current) / name
            if not path.is_symlink() or path.resolve().is_relative_to(inside):
                yield path


def document_id(path: Path, root: Path, config: Config) -> str:
    """Give a document's id, its path under a configured folder without ``.md``; empty outside them."""
    absolute = PurePosixPath(Path(os.path.abspath(path)).as_posix())  # noqa: PTH100
    for name in config.paths:
        folder = PurePosixPath(Path(os.path.abspath(root / name)).as_posix())  # noqa: PTH100
        if absolute.is_relative_to(folder):
            return absolute.relative_to(folder).with_suffix("").as_posix()
    return ""


def read_items(root: Path, config: Config, paths: Sequence[Path]) -> Iterator[Item]:
    """Read documents one after another."""
    for path in paths:
        yield Item(show(path), document_id(path, root, config), read_bytes(path))


def read_source(root: Path, config: Config, path: Path) -> Source:
    """Read one document as a source."""
    return decode(show(path), read_bytes(path), id=document_id(path, root, config))


def data_folder(root: Path, name: str) -> Path:
    """Give where ``schemas`` or ``laws`` are read from: the repository's own, else the package's copy."""
    for folder in (root / name, _PACKAGE_DATA / name, _OWN_TREE / name):
        if folder.is_dir():
            return folder
    raise CheckerError(f"{name}: không thấy thư mục này trong gói cài đặt; cài lại van-ban-checker")


def load_yaml(path: Path) -> Mapping[str, object]:
    """Read a YAML data file that holds a mapping; raises ``CheckerError`` with the place."""
    import yaml  # noqa: PLC0415 - only where data files are read

    loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(read_bytes(path), Loader=loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" ở dòng {mark.line + 1}, cột {mark.column + 1}" if mark else ""
        raise CheckerError(f"{show(path)}: không đọc được YAML{where}; sửa lại cú pháp ở chỗ đó") from error
    if not isinstance(data, dict):
        raise CheckerError(f"{show(path)}: phải là các cặp “khóa: giá trị”")
    return cast("Mapping[str, object]", data)


def load_json(path: Path) -> Mapping[str, object]:
    """Read a JSON data file that holds an object; raises ``CheckerError`` with the place."""
    try:
        data = json.loads(read_bytes(path))
    except ValueError as error:
        raise CheckerError(f"{show(path)}: không đọc được JSON ({error}); sửa lại cú pháp ở chỗ đó") from error
    if not isinstance(data, dict):
        raise CheckerError(f"{show(path)}: phải là một đối tượng JSON")
    return cast("Mapping[str, object]", data)


def load_setting(root: Path, config: Config, *, as_of: datetime.date, rules: Sequence[str]) -> Setting:
    """Load everything that checking sees besides the documents."""
    folder = data_folder(root, "schemas")
    schemas = {kind: load_json(folder / f"{kind}.schema.json") for kind in KINDS}
    for kind, schema in schemas.items():
        if "x-kind" not in schema or "x-sections" not in schema:
            raise CheckerError(f"{show(folder / f'{kind}.schema.json')}: thiếu “x-kind” hoặc “x-sections”")
    units = load_units(root, config)
    agencies_path = data_folder(root, "laws") / "agencies.yml"
    agencies = load_yaml(agencies_path) if agencies_path.exists() else {}
    return make_setting(schemas, units, agencies, as_of, tuple(rules))


def make_setting(
    schemas: Mapping[str, Mapping[str, object]],
    units: Mapping[str, object],
    agencies: Mapping[str, object],
    as_of: datetime.date,
    rules: tuple[str, ...],
) -> Setting:
    """Make a setting, keyed by everything in it and the program's version."""
    seen = json.dumps([__version__, schemas, units, agencies, as_of, rules], default=str, ensure_ascii=False)
    key = hashlib.blake2b(seen.encode(), digest_size=16).hexdigest()
    return Setting(key, schemas, units, agencies, as_of, rules)


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
    from checker.schema import first_fault  # noqa: PLC0415 - only where data files are read

    fault = first_fault(data, schema)
    if fault:
        raise CheckerError(f"{name}: {fault}")


def write_atomic(path: Path, data: bytes) -> None:
    """Replace a file in one step, keeping its permissions; on any failure the old file is untouched.

    Raises ``CheckerError`` when the disk is full or the folder cannot be written.
    """
    target = path.resolve()
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))  # noqa: PTH101 - a name, not a Path
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise CheckerError(f"{show(path)}: không ghi được tệp ({error.strerror or error}); tệp cũ còn nguyên") from error
