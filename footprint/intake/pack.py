"""The same workbook content is always the same bytes."""

import io
import re
import zipfile

from openpyxl import Workbook

_MOMENT = "2000-01-01T00:00:00Z"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def packed(book: Workbook) -> bytes:
    """`book` as a file, free of the clock.

    openpyxl stamps the present moment on the document's properties and on every member of the archive; both
    are replaced, because shipped examples are compared byte by byte.
    """
    raw = io.BytesIO()
    book.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + _MOMENT.encode() + rb"\g<2>", content)
            entry = zipfile.ZipInfo(member.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            target.writestr(entry, content, compresslevel=6)
    return out.getvalue()
