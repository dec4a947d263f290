"""What a record's constraints expect, in both languages, by Pydantic's name of the error."""

from collections.abc import Mapping

from footprint.errors import Text

DIGEST_PATTERN = r"^[0-9a-f]{64}$"
"""Pattern of `footprint.model.base.Digest`."""

PATTERNS = {
    DIGEST_PATTERN: Text("64 位十六进制 SHA-256", "64 hexadecimal digits (SHA-256)"),
    r"^[A-Za-z0-9_-]{1,20}$": Text("1 至 20 个字母、数字、- 或 _", "1 to 20 letters, digits, - or _"),
    r"^[a-z][a-z0-9_]*$": Text(
        "以小写字母 [a-z] 开头的小写字母、数字、_", "lower-case letters [a-z], digits and _, starting with a letter"
    ),
    r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$": Text("十进制数，如 12.5", "a plain decimal number such as 12.5"),
    r"^[A-Z]{2}[A-Z2-9]{3}$": Text("五位 UN/LOCODE，如 CNSHA", "a UN/LOCODE of five characters such as CNSHA"),
    r"^\d{7}$": Text("七位数字", "seven digits"),
    r"^#[0-9A-F]{6}$": Text("颜色，如 #1A2B3C", "a colour such as #1A2B3C"),
    r"^[a-z_]+@\d{4}$": Text("名称@年份，如 example@2026", "name@year such as example@2026"),
    r"^[A-Z]{2}$": Text("两个大写字母", "two capital letters"),
    r"^[A-Z][A-Z0-9]{0,9}$": Text(
        "1 至 10 个大写字母或数字，以字母开头", "1 to 10 capital letters or digits, starting with a letter"
    ),
    r"^\d{4}-(0[1-9]|1[0-2])$": Text("月份，如 2026-01", "a month such as 2026-01"),
    r"^\d{4}-\d{2}-\d{2}$": Text("日期，如 2026-01-31", "a date such as 2026-01-31"),
}
"""What the patterns in use ask for, in words; a pattern that is not here is shown as it is."""

EXPECTED = {
    "string_pattern_mismatch": Text("符合格式 {pattern} 的文字", "text of the form {pattern}"),
    "string_too_long": Text("至多 {max_length} 个字符", "at most {max_length} characters"),
    "string_too_short": Text("至少 {min_length} 个字符", "at least {min_length} characters"),
    "enum": Text("下列之一：{expected}", "one of {expected}"),
    "literal_error": Text("下列之一：{expected}", "one of {expected}"),
    "greater_than": Text("大于 {gt}", "more than {gt}"),
    "greater_than_equal": Text("不小于 {ge}", "at least {ge}"),
    "less_than": Text("小于 {lt}", "less than {lt}"),
    "less_than_equal": Text("不大于 {le}", "at most {le}"),
    "multiple_of": Text("{multiple_of} 的倍数", "a multiple of {multiple_of}"),
    "decimal_max_places": Text("至多 {decimal_places} 位小数", "at most {decimal_places} decimals"),
    "decimal_max_digits": Text("至多 {max_digits} 位数字", "at most {max_digits} digits"),
    "decimal_whole_digits": Text("小数点前至多 {whole_digits} 位", "at most {whole_digits} digits before the point"),
    "too_short": Text("至少 {min_length} 项", "at least {min_length} items"),
    "too_long": Text("至多 {max_length} 项", "at most {max_length} items"),
}
"""Templates; Pydantic's own context fills them in."""


def expectation(kind: str, context: Mapping[str, object]) -> Text | None:
    """What the constraint that Pydantic calls `kind` expects; None if it is not one of `EXPECTED`.

    Parameters
    ----------
    kind
        Pydantic's name of the error, such as ``greater_than``.
    context
        Its context, such as ``{"gt": 0}``.
    """
    if kind == "string_pattern_mismatch" and (words := PATTERNS.get(str(context["pattern"]))):
        return words
    return EXPECTED[kind].format(**context) if kind in EXPECTED else None
