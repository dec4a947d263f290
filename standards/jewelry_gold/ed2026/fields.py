"""Field types that several sheets of the submission share."""

from typing import Annotated

from pydantic import Field as Limit

from footprint.errors import Text

Name = Annotated[str, Limit(min_length=1, max_length=120)]
References = tuple[str, ...]

DOCUMENTS = Text("证据", "Evidence")
DOCUMENTS_NOTE = Text(
    "“文件”表中的编号＋#＋文件内位置，如 D03#第4页、D04#汇总!B7；多个用 ; 隔开",
    "id from the Documents sheet, #, and the place in the file: D03#p.4, D04#Sum!B7; separated by ;",
)
