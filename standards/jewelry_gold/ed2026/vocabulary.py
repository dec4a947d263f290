"""The closed lists a submission chooses from, with their wording."""

from footprint.model.form import LabelledEnum


class Material(LabelledEnum):
    """Names of precious metal by GB 11887; the minimum fineness stands in edition.yaml."""

    PURE = "pure", "足金", "pure gold"
    K22 = "k22", "22K金", "22K gold"
    K18 = "k18", "18K金", "18K gold"
    K14 = "k14", "14K金", "14K gold"
    K9 = "k9", "9K金", "9K gold"


class Article(LabelledEnum):
    """Kinds of article."""

    RING = "ring", "戒指", "ring"
    NECKLACE = "necklace", "项链", "necklace"
    PENDANT = "pendant", "吊坠", "pendant"
    EARRINGS = "earrings", "耳饰", "earrings"
    BRACELET = "bracelet", "手链", "bracelet"
    BANGLE = "bangle", "手镯", "bangle"
    BROOCH = "brooch", "胸针", "brooch"
    BAR = "bar", "金条", "investment bar"
    COIN = "coin", "金币", "coin"


class Technique(LabelledEnum):
    """Main forming technique; one product family has one."""

    CASTING = "casting", "倒模铸造", "investment casting"
    ELECTROFORMING = "electroforming", "电铸", "electroforming"
    CHAIN = "chain", "机织链", "machine-made chain"
    STAMPING = "stamping", "冲压", "stamping"
    HANDMADE = "handmade", "手工", "handmade"


class MetalKind(LabelledEnum):
    """What a metal is and where its gold comes from."""

    POST_CONSUMER = "post_consumer", "消费后再生金", "post-consumer recycled gold"
    PRE_CONSUMER = (
        "pre_consumer",
        "消费前再生金（他厂生产废料）",
        "pre-consumer recycled gold (others' scrap)",
    )
    E_WASTE = "e_waste", "电子废弃物再生金", "gold recycled from electronic waste"
    MINED = "mined", "矿产金（来源可证）", "mined gold of proven origin"
    ARTISANAL = "artisanal", "手工小规模采矿金", "artisanal and small-scale mined gold"
    UNPROVEN = (
        "unproven",
        "来源未证明的金（含交易所标准金）",
        "gold of unproven origin (exchange bars included)",
    )
    CUSTOMER = "customer", "来料加工金（客户自有）", "customer-owned gold (toll processing)"
    TRADE_IN = "trade_in", "以旧换新旧金（消费者旧饰）", "trade-in gold (consumers' old jewellery)"
    BONDED = "bonded", "保税区库存金（来源未证明）", "bonded-zone stock of unproven origin"
    SILVER = "silver", "银", "silver"
    COPPER = "copper", "铜", "copper"
    ZINC = "zinc", "锌", "zinc"
    PALLADIUM = "palladium", "钯", "palladium"
    NICKEL = "nickel", "镍", "nickel"


class BatchOrigin(LabelledEnum):
    """Origin of the gold that became pre-consumer scrap; scrap of recycled gold is stated as unproven."""

    MINED = "mined", "矿产金（来源可证）", "mined gold of proven origin"
    ARTISANAL = "artisanal", "手工小规模采矿金", "artisanal and small-scale mined gold"
    UNPROVEN = "unproven", "来源未证明的金", "gold of unproven origin"


class Sharing(LabelledEnum):
    """Whether an amount is the product's own or the whole site's."""

    PRODUCT = "product", "本产品", "this product"
    SITE = "site", "全厂", "whole site"
    JOINT = "joint", "联产精炼工序", "refining step shared with co-products"


class Basis(LabelledEnum):
    """How an amount was established; the data-quality scheme scores it."""

    METERED = "metered", "计量器具实测", "metered"
    INVOICED = "invoiced", "发票或账单", "invoiced"
    LEDGER = "ledger", "台账", "stock ledger"
    CALCULATED = "calculated", "计算得出", "calculated"
    ESTIMATED = "estimated", "估计", "estimated"


class Boundary(LabelledEnum):
    """System boundary applied for."""

    CRADLE_TO_GATE = "cradle_to_gate", "从摇篮到大门", "cradle to gate"
    GATE_TO_GATE = "gate_to_gate", "从大门到大门", "gate to gate"
    CRADLE_TO_GRAVE = "cradle_to_grave", "从摇篮到坟墓", "cradle to grave"


class Technology(LabelledEnum):
    """Generation technology of purchased green electricity."""

    WIND = "wind", "风电", "wind"
    SOLAR = "solar", "光伏", "photovoltaic"


class DocumentKind(LabelledEnum):
    """Evidence an enterprise holds."""

    LICENCE = "licence", "营业执照", "business licence"
    PROCESS_MAP = "process_map", "工艺流程图", "process map"
    ENERGY_BILLS = "energy_bills", "电费单等能源账单（十二个月）", "electricity and other energy bills (twelve months)"
    GOLD_LEDGER = "gold_ledger", "金料台账", "gold ledger"
    ASSAY = "assay", "检验报告（GB/T 9288）", "assay report (GB/T 9288)"
    CUSTODY = "custody", "产销监管链声明", "chain-of-custody statement"
    TAKE_BACK = "take_back", "旧料回购台账", "take-back ledger"
    REFINER = "refiner", "精炼厂批次声明", "refiner's batch statement"
    WASTE = "waste", "危险废物转移联单", "hazardous-waste manifests"
    INVOICE = "invoice", "发票或交割单", "invoice or delivery note"
    GREEN_POWER = "green_power", "绿证核销凭证", "green-certificate cancellation"
    EIA_APPROVAL = "eia_approval", "环评批复", "approval of the environmental impact assessment"
    DISCHARGE_PERMIT = "discharge_permit", "排污许可证或登记回执", "discharge permit or registration"
    CYANIDE_FILING = "cyanide_filing", "氰化物购买备案", "filing of cyanide purchases"
    ENTERPRISE_STANDARD = "enterprise_standard", "企业标准公开凭证", "disclosed enterprise standard"
    REDUCTION_PLAN = "reduction_plan", "减排计划", "reduction plan"
    FOOTPRINT_REPORT = "footprint_report", "产品碳足迹报告", "product carbon footprint report"
    VERIFIED_FOOTPRINT = (
        "verified_footprint",
        "供应商碳足迹核查声明",
        "verification statement of a supplier's footprint",
    )
    TOLL_CONTRACT = "toll_contract", "来料加工合同与来料单", "toll-processing contract and delivery notes"
    CUSTOMS = "customs", "保税核注清单", "bonded-zone customs list"
    PRICES = "prices", "三年均价来源", "source of three-year mean prices"
    STONE_REPORT = "stone_report", "镶石检验证书", "stone report"
    OWN_GENERATION = "own_generation", "自发自用电量记录", "record of own generation"
    OTHER = "other", "其他", "other"


class Omission(LabelledEnum):
    """Flows an applicant may ask to leave out; some may never be."""

    OFFICE = "office", "办公用品", "office supplies"
    LUBRICANTS = "lubricants", "润滑与清洁剂", "lubricants and cleaners"
    TOOLS = "tools", "工具与模具", "tools and moulds"
    COMMUTING = "commuting", "员工通勤", "commuting"
    MINOR_CHEMICALS = "minor_chemicals", "微量化学品", "minor chemicals"
    GOLD = "gold", "金料", "gold"
    LOSS = "loss", "金损耗", "gold loss"
    CYANIDE = "cyanide", "氰化物", "cyanide"
    AQUA_REGIA = "aqua_regia", "王水及精炼酸", "aqua regia and refining acids"
    INTERNAL_REFINING = "internal_refining", "内部回炉与精炼", "internal remelting and refining"
    PACKAGING = "packaging", "包装", "packaging"


class Purpose(LabelledEnum):
    """Why the submission is made."""

    INITIAL = "initial", "首次申请", "first application"
    SURVEILLANCE = "surveillance", "年度监督", "yearly surveillance"
    REASSESSMENT = "reassessment", "重新评价", "re-assessment"
    RENEWAL = "renewal", "到期换证", "renewal"


class Assurance(LabelledEnum):
    """Level of assurance of the verification, by the words of ISO 14064-3."""

    REASONABLE = "reasonable", "合理保证", "reasonable assurance"
    LIMITED = "limited", "有限保证", "limited assurance"


class Custody(LabelledEnum):
    """Chain-of-custody model by which gold of a stated origin reached the site."""

    SEGREGATED = "segregated", "实物隔离", "physical segregation"
    MASS_BALANCE = "mass_balance", "质量平衡", "mass balance"
    BOOK = "book", "账面（声明与实物分离）", "book and claim"


class GwpSet(LabelledEnum):
    """Assessment report that a footprint's warming potentials are taken from."""

    AR6 = "ar6", "IPCC AR6", "IPCC AR6"
    AR5 = "ar5", "IPCC AR5", "IPCC AR5"
    AR4 = "ar4", "IPCC AR4", "IPCC AR4"
    UNKNOWN = "unknown", "不明", "unknown"


class StoneKind(LabelledEnum):
    """Kinds of stones; only those with an inventory can be evaluated."""

    NATURAL_DIAMOND = "natural_diamond", "天然钻石", "natural diamond"
    LABORATORY_DIAMOND = "laboratory_diamond", "合成钻石", "laboratory-grown diamond"
    PEARL = "pearl", "养殖珍珠", "cultured pearl"
    OTHER = "other", "其他宝玉石", "other stone"


class CoproductMetal(LabelledEnum):
    """Metals that a shared refining step may yield."""

    GOLD = "gold", "金", "gold"
    SILVER = "silver", "银", "silver"
    PLATINUM = "platinum", "铂", "platinum"
    PALLADIUM = "palladium", "钯", "palladium"
    COPPER = "copper", "铜", "copper"
