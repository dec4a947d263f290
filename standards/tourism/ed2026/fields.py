"""What the sheets of the form share."""

from typing import Annotated

from pydantic import Field as Limit

from footprint.errors import Text

Name = Annotated[str, Limit(min_length=1, max_length=120)]
References = tuple[str, ...]
MonthText = Annotated[str, Limit(pattern=r"^20\d{2}-(0[1-9]|1[0-2])$")]
Count = Annotated[int, Limit(ge=1, le=100_000_000)]

DOCUMENTS = Text("证据文件编号", "Evidence")
DOCUMENTS_NOTE = Text("填“文件”表中的编号，多个用 ; 隔开", "ids from the Documents sheet, separated by ;")
PROCESS_NOTE = Text("从下拉列表选取", "choose from the list")
