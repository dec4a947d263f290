"""Plain text: nothing invisible, no surrounding spaces, because it is printed, compared and signed."""

import unicodedata

from footprint.errors import Text
from footprint.intake.faults import Fault, quoted, shown


def checked(text: str) -> str:
    """`text` itself.

    Raises
    ------
    Fault
        If it begins or ends with white space, or holds a character that cannot be seen.
    """
    if text != text.strip():
        raise Fault(
            "text.spaces",
            quoted(text, "首尾带空格的", "leading or trailing space in"),
            quoted(text.strip()),
            Text("删除首尾空格", "delete the surrounding spaces"),
        )
    unseen = next((c for c in text if not c.isprintable()), None)
    if unseen is not None:
        name = unicodedata.name(unseen, "control character")
        raise Fault(
            "text.invisible",
            Text(
                f"看不见的字符 U+{ord(unseen):04X}（{name}），在“{shown(text)}”中",
                f"an invisible character U+{ord(unseen):04X} ({name}) in '{shown(text)}'",
            ),
            Text("一行可见字符和普通空格", "one line of visible characters and plain spaces"),
            Text(
                "重新输入，不要粘贴；换行改为空格", "type it afresh instead of pasting; replace line breaks by spaces"
            ),
        )
    return text
