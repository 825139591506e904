"""Why a file is not read or not written, in both languages."""

from __future__ import annotations

import errno

from checker.errors import CheckerError
from checker.message import Message, say

_REASONS = {
    errno.EACCES: Message("không có quyền truy cập", "permission denied"),
    errno.EPERM: Message("không có quyền truy cập", "permission denied"),
    errno.ENOENT: Message("không có tệp này", "there is no such file"),
    errno.EEXIST: Message("đã có tệp cùng tên", "there is a file of that name"),
    errno.EISDIR: Message("là thư mục, không phải tệp", "it is a folder, not a file"),
    errno.ENOTDIR: Message("một phần của đường dẫn không phải là thư mục", "a part of the path is not a folder"),
    errno.ELOOP: Message("liên kết trỏ vòng quanh", "the links go round in a ring"),
    errno.ENOSPC: Message("đĩa đầy", "the disk is full"),
    errno.EDQUOT: Message("hết hạn mức đĩa", "the disk quota is used up"),
    errno.EFBIG: Message("tệp lớn quá mức cho phép", "the file is larger than allowed"),
    errno.EBADF: Message("đầu ra đã đóng", "the output is closed"),
    errno.EROFS: Message("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENAMETOOLONG: Message("tên tệp quá dài", "the file name is too long"),
}

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a full disk answers, wherever it is met."""

NO_PATH = Message(
    "không có tệp hay thư mục này; kiểm tra lại đường dẫn", "there is no such file or folder; check the path"
)
NO_DOCUMENTS = Message(
    "thư mục không có tệp .md nào; kiểm tra lại đường dẫn", "the folder has no .md file; check the path"
)
FOLDER = Message("là thư mục, không phải tệp; đổi tên thư mục này", "a folder, not a file; rename this folder")
MISNAMED = Message(
    "tên tệp phải kết thúc bằng “.md”, viết thường, thì văn bản mới được kiểm tra và đưa lên trang; đổi tên tệp",
    "only a file whose name ends in “.md”, in lower case, is checked and published; rename it",
)
NOT_REGULAR = Message("không phải tệp thường nên không đọc", "not a regular file, so it is not read")
DANGLING = Message("liên kết trỏ đến tệp không có", "the link leads to a file that does not exist")
LINK_OUT = Message(
    "liên kết trỏ ra ngoài thư mục nên không đọc; chép tệp vào đây",
    "the link leads out of the folder, so it is not read; copy the file here",
)
NOT_MARKDOWN = Message(
    "không phải tệp Markdown (.md) nên không kiểm tra; văn bản Word, PDF, .txt thì đưa vào bằng “checker import”",
    "not a Markdown file (.md), so it is not checked; bring Word, PDF and .txt files in with “checker import”",
)
STANDARD_INPUT = Message(
    "không đọc văn bản từ đầu vào chuẩn; lưu thành tệp .md rồi nêu tên tệp đó",
    "a document is not read from standard input; save it as an .md file and name that file",
)
EXISTS = Message("đã có tệp này; thêm --force để ghi đè", "the file exists; add --force to overwrite it")
CHANGED = Message(
    "tệp vừa được người khác sửa nên không ghi đè; chạy lại lệnh",
    "the file has just been changed by someone else, so it is not overwritten; run the command again",
)


def reason(error: OSError) -> Message:
    """Say why the disk refused; what is rare, in the system's own words."""
    words = error.strerror or str(error)
    return _REASONS.get(error.errno or 0) or Message(f"hệ thống báo “{words}”", words)


def refused(vi: str, en: str, error: OSError, shown: str) -> CheckerError:
    """Make an error about the path ``shown``; both templates have a place for the ``{reason}``."""
    return CheckerError(say(vi, en, reason=reason(error)).about(shown))
