"""Puts the payload inside the PDF."""

import io
from datetime import UTC, date, datetime

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject

PAYLOAD_NAME = "payload.json"


def embed_payload(pdf: bytes, canonical: bytes, issued_on: date) -> bytes:
    """`pdf` with the canonical payload as the attachment ``payload.json`` (PDF 2.0, 14.13: associated file).

    pypdf writes the objects in a fixed order and no time of its own: the same input gives the same bytes.
    """
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    moment = datetime(issued_on.year, issued_on.month, issued_on.day, tzinfo=UTC)
    written = f"D:{issued_on:%Y%m%d}000000+00'00'"
    writer.add_metadata({"/CreationDate": written, "/ModDate": written})
    attached = writer.add_attachment(PAYLOAD_NAME, canonical)
    attached.subtype = NameObject("/application/json")
    attached.associated_file_relationship = NameObject("/Data")
    attached.size = NumberObject(len(canonical))
    attached.modification_date = moment
    writer.root_object[NameObject("/AF")] = ArrayObject([attached.pdf_object.indirect_reference])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
