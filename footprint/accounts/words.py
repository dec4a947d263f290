"""Words of the monthly results, on a terminal and on the public page."""

from collections.abc import Mapping

from footprint.errors import Text

STATUS: Mapping[str, Text] = {
    "complete": Text("完整", "complete"),
    "estimated": Text("含估算", "with estimates"),
    "incomplete": Text("不完整", "incomplete"),
}
BASIS: Mapping[str, Text] = {
    "hour_of_week": Text("同一星期同一小时的读数", "readings of the same hour of the week"),
    "day_of_week": Text("星期相同的读数", "readings of the same day of the week"),
    "all": Text("全部读数", "all readings"),
    "too_few": Text("读数过少，未判断", "too few readings to judge"),
}
WORDS: Mapping[str, Text] = {
    "month": Text("月份", "Month"),
    "status": Text("数据状态", "Data"),
    "total": Text("合计 kg CO2e", "Total kg CO2e"),
    "estimated": Text("其中估算", "of it estimated"),
    "year": Text("全期", "Period"),
    "gas": Text("气体", "Gas"),
    "gross": Text("温室气体排放总量（未扣减任何项目）", "Gross greenhouse gas emissions (nothing deducted)"),
    "meter": Text("计量表", "Meter"),
    "start": Text("起", "From"),
    "end": Text("止", "To"),
    "share": Text("占当月", "Of the month"),
    "treated": Text("处理", "Treatment"),
    "filled": Text("按所列规则估算，单列", "estimated by the stated rule, apart"),
    "left": Text("未填补", "not filled"),
    "gaps": Text("缺口", "Gaps"),
    "no_gaps": Text("没有缺口。", "No gaps."),
    "outliers": Text(
        "离群读数（修正 z 分数绝对值大于 3.5；未作改动）", "Outliers (modified z-score beyond 3.5; left as they are)"
    ),
    "no_outliers": Text("没有离群读数。", "No outliers."),
    "place": Text("位置", "Place"),
    "amount": Text("数量", "Amount"),
    "z": Text("z 分数", "z-score"),
    "unassigned": Text(
        "跨月读数，未分摊（所涉时段计为缺口）",
        "Readings across the end of a month, not divided (their time counts as gaps)",
    ),
    "per": Text("单位值（{name}）：{value} kg CO2e/{unit}", "Per unit ({name}): {value} kg CO2e/{unit}"),
    "no_per": Text("{name}：数据不完整，不计算单位值", "{name}: not computed, as data are incomplete"),
    "notes": Text("说明", "Notes"),
    "more": Text("另有 {count} 处，见 JSON", "{count} more in the JSON"),
    "written": Text("已写入 {path}", "wrote {path}"),
}
