"""What a record's constraints expect, in both languages, by Pydantic's name of the error."""

from footprint.errors import Text

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
