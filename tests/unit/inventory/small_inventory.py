"""A small, sound inventory folder that tests break in one place at a time."""

from pathlib import Path

FILES = {
    "sources.yaml": """\
- id: paper
  title: {zh: 论文, en: Paper}
  publisher: Press
  year: 2024
  url: null
  licence: CC BY 4.0
  access: read in full
""",
    "flows.yaml": """\
- id: co2
  name: {zh: 二氧化碳, en: Carbon dioxide}
  gas: CO2
  origin: fossil
  unit: kg
""",
    "characterisation/gwp.yaml": """\
id: gwp
name: {zh: 全球增温潜势, en: Global warming potential}
factors:
  co2: {value: 1, unit: kg/kg, kind: literature, source: paper, at: definition}
""",
    "processes/energy/power.yaml": """\
id: power
name: {zh: 电力, en: Power}
form: aggregated
scope: life_cycle
category: energy
geography: CN
valid_from: 2024
valid_to: 2024
reference: {amount: 1, unit: kWh}
quality: {technological: 2, geographical: 2, temporal: 1, reliability: 1}
boundary: {zh: 全部上游, en: all upstream}
exchanges:
  - emission: co2
    amount:
      value: 0.6
      unit: kg
      kind: literature
      source: paper
      at: table 1
      spread: {gsd2: 1.2, basis: stated}
""",
    "processes/metal/part.yaml": """\
id: part
name: {zh: 零件, en: Part}
form: unit
scope: gate_to_gate
category: metal
geography: CN
valid_from: 2023
valid_to: 2024
reference: {amount: 1, unit: kg}
quality: {technological: 3, geographical: 2, temporal: 1, reliability: 4}
boundary: {zh: 一步, en: one step}
exchanges:
  - input: power
    amount:
      value: 7.2
      unit: MJ
      kind: derived
      formula: time * rate * 3.6
      parents:
        time:
          value: 4
          unit: h
          kind: assumption
          reason: {zh: 估计, en: estimate}
        rate: {value: 0.5, unit: kWh/h, kind: literature, source: paper, at: table 2}
      spread: {low: 5, high: 9, basis: judged}
""",
}


def write(root: Path, **changes: str | None) -> Path:
    """Write the folder; `changes` replace whole files by stem, None leaves one out."""
    for name, content in FILES.items():
        text = changes.get(Path(name).stem, content)
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root


def swap(stem: str, old: str, new: str) -> dict[str, str]:
    """One file with `old` replaced, as a change for `write`."""
    name = next(n for n in FILES if Path(n).stem == stem)
    assert old in FILES[name]
    return {stem: FILES[name].replace(old, new)}
