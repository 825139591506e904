"""Old Word files (.doc, .rtf) and OpenDocument through LibreOffice, where it is installed.

It runs without a window, in a profile of its own that is thrown away, without network and with a time limit.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from checker.errors import CheckerError
from checker.message import Message, say

_SECONDS: Final = 60
_MOST_BYTES: Final = 50_000_000
_PROGRAMS: Final = ("soffice", "libreoffice")
_FOLDERS: Final = (
    ("ProgramFiles", "LibreOffice/program/soffice.exe"),
    ("ProgramFiles(x86)", "LibreOffice/program/soffice.exe"),
)
_SAVE_AS_DOCX: Final = Message(
    "mở bằng Word, chọn Lưu thành “Word Document (*.docx)” rồi nhập tệp .docx",
    "open it in Word, save it as “Word Document (*.docx)” and import that",
)
_NO_ANSWER: Final = Message(
    "LibreOffice đọc quá 60 giây chưa xong; đã dừng", "LibreOffice was not done after 60 seconds and was stopped"
)
_UNREADABLE: Final = Message(
    "LibreOffice không mở được tệp (hỏng, hoặc có mật khẩu)", "LibreOffice cannot open it (damaged, or with a password)"
)
_SETTING: Final = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SETTINGS: Final = (
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    *(
        ("/org.openoffice.Inet/Settings", f"ooInet{kind}Proxy{name}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for name, value in (("Name", "127.0.0.1"), ("Port", "9"))
    ),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
_PROFILE: Final = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
"""No macro, no link that is brought up to date, and a proxy that answers nothing."""


def to_docx(data: bytes, ending: str, shown: str) -> bytes:
    """Give the bytes of a .docx with the same content; ``ending`` is "doc", "rtf" or "odt", ``shown`` its name.

    Raises ``CheckerError`` where LibreOffice is not installed or cannot read the file.
    """
    program = _program()
    if not program:
        said = say(
            "tệp {kind} cần LibreOffice, máy này chưa cài; hoặc {remedy}",
            "a {kind} file needs LibreOffice, which is not installed here; or {remedy}",
            kind=shown,
            remedy=_SAVE_AS_DOCX,
        )
        raise CheckerError(said)
    with tempfile.TemporaryDirectory(prefix="checker-import-", ignore_cleanup_errors=True) as name:
        return _converted(program, Path(name), data, ending)


def _program() -> str:
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    for variable, inside in _FOLDERS:
        folder = os.environ.get(variable, "")
        if folder and (Path(folder) / inside).is_file():
            return str(Path(folder) / inside)
    return ""


def _converted(program: str, folder: Path, data: bytes, ending: str) -> bytes:
    source, profile = folder / f"van-ban.{ending}", folder / "profile"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
    options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
    target = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source))
    _run((*_offline(), program, f"-env:UserInstallation={profile.as_uri()}", *options, *target), folder)
    result = folder / "out" / "van-ban.docx"
    if not result.is_file() or result.stat().st_size > _MOST_BYTES:
        raise CheckerError(_UNREADABLE.then(_SAVE_AS_DOCX))
    return result.read_bytes()


def _offline() -> tuple[str, ...]:
    """Give the words that run a program without a network, where the system lets us."""
    unshare = shutil.which("unshare")
    if not unshare:
        return ()
    words = (unshare, "--net", "--map-root-user")
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        tried = subprocess.run((*words, "true"), capture_output=True, timeout=5, check=False)  # noqa: S603
        if tried.returncode == 0:
            return words
    return ()


def _run(command: tuple[str, ...], folder: Path) -> None:
    """Run to the end or to the time limit, and leave no process behind."""
    proxy = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    environment = {**os.environ, **proxy, "HOME": str(folder), "no_proxy": ""}
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise CheckerError(_NO_ANSWER.then(_SAVE_AS_DOCX)) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
