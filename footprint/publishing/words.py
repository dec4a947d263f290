"""Words that the form of a standard prescribes, in both languages."""

from footprint.errors import Text
from footprint.model.cited import Kind
from footprint.model.verdict import Obligation, Severity

CONTENTS = Text("目次", "Contents")
FOREWORD = Text("前言", "Foreword")
INTRODUCTION = Text("引言", "Introduction")
BIBLIOGRAPHY = Text("参考文献", "Bibliography")
ANNEX = Text("附录{number}", "Annex {number}")
NORMATIVE = Text("规范性", "normative")
INFORMATIVE = Text("资料性", "informative")
TABLE = Text("表{number}", "Table {number}")
CONTINUED = Text("（续）", " (continued)")
FORMULA = Text("式（{number}）", "Formula ({number})")
NUMBER_OF_FORMULA = Text("（{number}）", "({number})")
WHERE = Text("式中：", "where")
MEANS = Text("{symbol}——{means}", "{symbol} is {means}")
NOTE = Text("注：", "NOTE:")
NOTE_OF_MANY = Text("注{number}：", "NOTE {number}:")


def note(mark: int) -> Text:
    """What stands before a note."""
    return NOTE_OF_MANY.format(number=mark) if mark else NOTE


CODE = Text("（{code}）", " ({code})")
UNSTATED = {
    Obligation.SHALL: Text("应满足“{title}”的要求", "the requirement '{title}' shall be met"),
    Obligation.SHOULD: Text("宜满足“{title}”的要求", "the requirement '{title}' should be met"),
    Obligation.MAY: Text("可按“{title}”处理", "'{title}' may apply"),
}
"""Requirement of a rule whose sentence the text does not give."""
VERBS = {
    Obligation.SHALL: (("应", "不得"), ("shall",)),
    Obligation.SHOULD: (("宜",), ("should",)),
    Obligation.MAY: (("可",), ("may",)),
}
"""Words one of which a requirement of each strength has, Chinese and English."""
ON_FAILURE = {
    Severity.BLOCKER: Text("不符合", "does not conform"),
    Severity.MINOR: Text("披露，不影响结论", "disclosed, does not decide"),
    Severity.QUESTION: Text("询问，不影响结论", "asked, does not decide"),
}
KINDS = {
    Kind.MEASURED: Text("实测值", "measured"),
    Kind.OFFICIAL: Text("官方值", "official"),
    Kind.LITERATURE: Text("文献值", "literature"),
    Kind.DERIVED: Text("推导值", "derived"),
    Kind.ASSUMPTION: Text("假设值", "assumption"),
    Kind.POLICY: Text("约定值", "policy"),
    Kind.PLACEHOLDER: Text("待定值", "placeholder"),
}
ICS = Text("ICS　待定", "ICS  to be assigned")
CCS = Text("CCS　待定", "CCS  to be assigned")
