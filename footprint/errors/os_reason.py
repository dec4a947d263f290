"""Why the operating system refused, in both languages."""

import errno

from footprint.errors.text import Text

_COMMON = {
    errno.ENOENT: Text("没有此文件或文件夹", "no such file or folder"),
    errno.EEXIST: Text("文件已存在", "the file exists already"),
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EPERM: Text("不允许此操作", "operation not permitted"),
    errno.EISDIR: Text("是文件夹", "it is a folder"),
    errno.ENOTDIR: Text("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENOSPC: Text("磁盘已满", "no space left on the disk"),
    errno.EROFS: Text("文件系统只读", "a read-only file system"),
    errno.ENAMETOOLONG: Text("文件名过长", "the file name is too long"),
    errno.ELOOP: Text("符号链接循环", "a loop of symbolic links"),
    errno.EIO: Text("读写出错", "an input or output error"),
    errno.EMFILE: Text("打开的文件过多", "too many open files"),
}


def os_reason(error: OSError) -> Text:
    """The reason of `error` in words; an uncommon one as the system words it."""
    if error.errno in _COMMON:
        return _COMMON[error.errno]
    return Text.same(error.strerror or type(error).__name__)
