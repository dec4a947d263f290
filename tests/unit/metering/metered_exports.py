"""A folder of meter exports that tests fill."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from footprint.metering.read import Metered, read_meters


class Exports:
    """Writes ``meters.yaml`` and its files, and reads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings: dict[str, Any] = {
            "format": "footprint-meters/1",
            "site": {"zh": "测试场", "en": "Test site"},
            "period": {"first": "2025-01", "last": "2025-02"},
            "characterisation": "ar6_gwp100",
            "meters": [self.meter()],
            "not_included": [{"zh": "无", "en": "nothing"}],
        }

    @staticmethod
    def meter(**changes: object) -> dict[str, Any]:
        """A day-by-day power meter."""
        return {
            "id": "power",
            "name": {"zh": "电表", "en": "Power"},
            "carrier": "electricity",
            "process": "electricity_cn_2024",
            "files": ["power.csv"],
            "time": {"column": "time", "marks": "start", "format": "iso"},
            "value": {"column": "kwh", "unit": "kWh"},
            "kind": "interval",
            "interval": {"value": 1, "unit": "day"},
            "evidence": "bills",
        } | changes

    @staticmethod
    def register(**changes: object) -> dict[str, Any]:
        """A register of the same meter."""
        made = Exports.meter(kind="register", time={"column": "time", "format": "iso"}, **changes)
        del made["interval"]
        return made

    def write(self, content: str | bytes, name: str = "power.csv") -> None:
        """One export."""
        self.folder.joinpath(name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self) -> Metered:
        """What the folder says."""
        text = json.dumps(self.settings, ensure_ascii=False, indent=1)  # JSON is YAML, and quotes every text
        self.folder.joinpath("meters.yaml").write_text(text, "utf-8")
        return read_meters(self.folder)

    def months(self) -> list[Decimal]:
        """Measured amounts of the first meter by month."""
        return [m.measured for m in self.read().meters[0].sums.months]
