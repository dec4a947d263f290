"""The lock of published editions: what was published stays as it was, and a correction is a new edition."""

from pathlib import Path

from footprint.errors import InputError, Problem, Text

LOCK = "published.lock"
"""File beside a standard's editions: a line for each published one, its digest and its folder."""

_TODO = Text(
    "恢复已发布的内容；更正须另立新版次", "restore what was published; a correction is a new edition of its own"
)


def check_published(folder: Path, edition: str, digest: str) -> None:
    """Refuse a published edition that is not what was published.

    Parameters
    ----------
    folder
        Folder of the edition.
    edition
        Its id.
    digest
        SHA-256 of the folder as it is.

    Raises
    ------
    InputError
        If the standard has no lock, the lock does not list the edition, or lists another digest.
    """
    locked = _locked(folder.parent / LOCK).get(folder.name)
    if locked == digest:
        return
    found = Text("版次内容已改动", "an edition that was changed") if locked else Text("未登记", "not listed")
    expected = Text.same(locked) if locked else Text(f"{LOCK} 中的一行", f"a line in {LOCK}")
    raise InputError([Problem("edition.published", f"{edition}/{folder.name}", found, expected, _TODO)])


def publish(folder: Path, digest: str) -> None:
    """Enter an edition in the lock.

    Raises
    ------
    InputError
        If the lock has it already.
    """
    lock = folder.parent / LOCK
    if folder.name in _locked(lock):
        found = Text("已发布", "published before")
        raise InputError(
            [Problem("edition.published", str(lock), found, Text("未发布的版次", "an edition not published"), _TODO)]
        )
    with lock.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{digest}  {folder.name}\n")


def _locked(lock: Path) -> dict[str, str]:
    if not lock.is_file():
        return {}
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {folder: digest for digest, _, folder in (line.partition("  ") for line in lines if line)}
