"""Words of the terminal report."""

from footprint.errors import Text

WORDS = {
    "conforms": Text("符合", "Conforms"),
    "does_not_conform": Text("不符合", "Does not conform"),
    "indeterminate": Text(
        "不确定：要求均已满足，但等级尚不能给予", "Indeterminate: every requirement is met, no band can be granted yet"
    ),
    "waived": Text("豁免的不符合项（由评价机构负责）", "Waived findings (the certifier answers for them)"),
    "waiver": Text(
        "{rule} {place}：{author} 于 {granted_on} 准予，至 {expires} 止；理由：{reason}",
        "{rule} {place}: granted by {author} on {granted_on} until {expires}; reason: {reason}",
    ),
    "band": Text("等级", "band"),
    "result": Text("结果", "Result"),
    "value": Text("数值", "Value"),
    "unit": Text("单位", "Unit"),
    "share": Text("占比", "Share"),
    "stage": Text("生命周期阶段（kg CO2e/声明单位）", "Life-cycle stage (kg CO2e per declared unit)"),
    "input": Text("贡献最大的投入", "Largest inputs"),
    "place": Text("位置", "Place"),
    "rest": Text("其余", "the rest"),
    "rule": Text("规则", "Rule"),
    "clause": Text("条款", "Clause"),
    "severity": Text("影响", "Effect"),
    "message": Text("问题", "Finding"),
    "no_findings": Text("没有不符合项。", "No findings."),
    "questions": Text(
        "给评审员的问题（不参与判定，不上证书）", "Questions to the reviewer (decide nothing, not on the certificate)"
    ),
    "severity.blocker": Text("不符合", "blocks"),
    "severity.minor": Text("提示", "note"),
    "severity.question": Text("提问", "question"),
    "stage.raw_materials": Text("原材料获取", "Raw-material acquisition"),
    "stage.production": Text("生产", "Production"),
    "stage.distribution": Text("分销", "Distribution"),
    "stage.use": Text("使用", "Use"),
    "stage.end_of_life": Text("生命末期", "End of life"),
}
