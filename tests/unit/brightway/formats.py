"""Writes the mill in the formats that have a library to write them, or by hand where none has."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

import olca_schema as o
from olca_schema.zipio import ZipWriter

from tests.unit.brightway.mill import EMITS, NAMES, PART, POWER, TREATMENT, USES

UNITS = {POWER: "kWh", PART: "kg", TREATMENT: "kg"}


def jsonld(path: Path) -> Path:
    """A ZIP by olca-schema: power is drawn in kWh of a flow in MJ; swarf is a waste flow; one distribution."""
    mass_units = o.UnitGroup(id="mass", name="Units of mass", units=[_unit("kg", 1.0), _unit("g", 0.001)])
    energy_units = o.UnitGroup(id="energy", name="Units of energy", units=[_unit("MJ", 1.0), _unit("kWh", 3.6)])
    mass = o.FlowProperty(id="p-mass", name="Mass", unit_group=mass_units.to_ref())
    energy = o.FlowProperty(id="p-energy", name="Energy", unit_group=energy_units.to_ref())
    place = o.Location(id="cn", name="China", code="CN")
    flows = {
        POWER: _flow("flow-power", "Power", o.FlowType.PRODUCT_FLOW, energy, "Products"),
        PART: _flow("flow-part", "Part", o.FlowType.PRODUCT_FLOW, mass, "Products"),
        TREATMENT: _flow("flow-swarf", "Swarf", o.FlowType.WASTE_FLOW, mass, "Waste"),
    }
    gases = {
        name: _flow(f"gas-{i}", name, o.FlowType.ELEMENTARY_FLOW, mass, "Elementary flows/Emission to air/unspecified")
        for i, name in enumerate(sorted({f for e in EMITS.values() for f in e}))
    }
    units = {POWER: energy_units.units[1], PART: mass_units.units[0], TREATMENT: mass_units.units[0]}
    processes = []
    for p, name in enumerate(NAMES):
        process = o.new_process(name)
        process.id, process.location, process.category = f"process-{p}", place.to_ref(), "Metal"
        made = _exchange(process, flows[p], 1.0, units[p], is_input=p == TREATMENT)
        made.is_quantitative_reference = True
        processes.append(process)
    for p, process in enumerate(processes):
        for (user, supplier), amount in USES.items():
            if user == p:
                drawn = _exchange(process, flows[supplier], amount, units[supplier], is_input=supplier != TREATMENT)
                drawn.default_provider = processes[supplier].to_ref()
                if supplier == POWER and p == PART:
                    drawn.uncertainty = o.Uncertainty(
                        distribution_type=o.UncertaintyType.LOG_NORMAL_DISTRIBUTION, geom_mean=amount, geom_sd=1.2
                    )
        for name, amount in EMITS[p].items():
            _exchange(process, gases[name], amount * 1000, mass_units.units[1], is_input=False)
    with ZipWriter(str(path)) as archive:
        for entity in (mass_units, energy_units, mass, energy, place, *flows.values(), *gases.values(), *processes):
            archive.write(entity)
    return path


def _unit(name: str, factor: float) -> o.Unit:
    return o.Unit(id=f"unit-{name}", name=name, conversion_factor=factor, is_ref_unit=factor == 1)


def _flow(key: str, name: str, kind: o.FlowType, quantity: o.FlowProperty, category: str) -> o.Flow:
    factor = o.FlowPropertyFactor(flow_property=quantity.to_ref(), conversion_factor=1.0, is_ref_flow_property=True)
    return o.Flow(id=key, name=name, flow_type=kind, flow_properties=[factor], category=category)


def _exchange(process: o.Process, flow: o.Flow, amount: float, unit: o.Unit, *, is_input: bool) -> o.Exchange:
    found = (o.new_input if is_input else o.new_output)(process, flow, amount, unit)
    found.flow.flow_type = flow.flow_type
    found.flow.ref_unit = "MJ" if flow.id == "flow-power" else "kg"
    return found


def simapro(path: Path) -> Path:
    """A CSV as SimaPro exports it."""
    lines = ["{SimaPro 9.5.0.0}", "{processes}", "{Project: Mill}", "{CSV Format version: 9.0.0}"]
    lines += ["{CSV separator: Semicolon}", "{Decimal separator: .}", "{Date separator: /}", ""]
    for p, name in enumerate(NAMES):
        lines += ["Process", "", "Category type", "waste treatment" if p == TREATMENT else "material", ""]
        lines += ["Process identifier", f"Mill0000000{p}", "", "Type", "Unit process", "", "Process name", name, ""]
        section = "Waste treatment" if p == TREATMENT else "Products"
        tail = "All waste types;Metal;" if p == TREATMENT else "100;not defined;Metal;"
        lines += [section, f"{name};{UNITS[p]};1;{tail}", ""]
        for heading, members in (
            ("Materials/fuels", (PART,)),
            ("Electricity/heat", (POWER,)),
            ("Waste to treatment", (TREATMENT,)),
        ):
            used = [(s, x) for (u, s), x in USES.items() if u == p and s in members]
            lines += [heading, *(f"{NAMES[s]};{UNITS[s]};{x};Undefined;0;0;0;" for s, x in used), ""]
        lines += ["Emissions to air"]
        lines += [f"{gas};low. pop.;kg;{x};Lognormal;1.5;0;0;" for gas, x in EMITS[p].items()]
        lines += ["", "End", ""]
    path.write_text("\n".join(lines), encoding="latin-1", newline="\r\n")
    return path


_SPOLD2 = """<?xml version="1.0" encoding="utf-8"?>
<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold02"><activityDataset>
<activityDescription>
<activity id="{activity}" type="1" specialActivityType="0"><activityName xml:lang="en">{name}</activityName>
<generalComment><text xml:lang="en" index="0">written for tests</text></generalComment></activity>
<geography geographyId="cn"><shortname xml:lang="en">CN</shortname></geography>
<technology technologyLevel="3"/><timePeriod
 startDate="2024-01-01" endDate="2024-12-31" isDataValidForEntirePeriod="true"/>
</activityDescription>
<flowData>{exchanges}</flowData>
<modellingAndValidation><representativeness/></modellingAndValidation>
<administrativeInformation><dataEntryBy personName="a" personEmail="b"/>
<dataGeneratorAndPublication personName="a" personEmail="b"/></administrativeInformation>
</activityDataset></ecoSpold>
"""


def ecospold2(folder: Path) -> Path:
    """A folder of ``.spold`` files; treating swarf makes minus one of it, as in ecoinvent."""
    folder.mkdir(parents=True)
    for p, name in enumerate(NAMES):
        sign = -1 if p == TREATMENT else 1
        exchanges = [_intermediate(p, p, sign, "<outputGroup>0</outputGroup>")]
        for (user, supplier), amount in USES.items():
            if user == p:
                drawn = -amount if supplier == TREATMENT else amount
                exchanges.append(_intermediate(p, supplier, drawn, "<inputGroup>5</inputGroup>", linked=True))
        exchanges += [_elementary(gas, amount) for gas, amount in EMITS[p].items()]
        text = _SPOLD2.format(activity=_uuid(p), name=name, exchanges="".join(exchanges))
        (folder / f"{_uuid(p)}_{_uuid(10 + p)}.spold").write_text(text, encoding="utf-8")
    return folder


def _uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def _intermediate(_user: int, product: int, amount: float, group: str, linked: bool = False) -> str:
    link = f' activityLinkId="{_uuid(product)}"' if linked else ""
    return (
        f'<intermediateExchange id="{_uuid(90)}" intermediateExchangeId="{_uuid(10 + product)}"'
        f' amount="{amount!r}"{link}>'
        f'<name xml:lang="en">product {product}</name><unitName xml:lang="en">{UNITS[product]}</unitName>{group}'
        "</intermediateExchange>"
    )


def _elementary(gas: str, amount: float) -> str:
    key = _uuid(50 + sorted({f for e in EMITS.values() for f in e}).index(gas))
    return (
        f'<elementaryExchange id="{_uuid(91)}" elementaryExchangeId="{key}" amount="{amount!r}">'
        f'<name xml:lang="en">{gas}</name><unitName xml:lang="en">kg</unitName>'
        '<compartment subcompartmentId="s"><compartment xml:lang="en">air</compartment>'
        '<subcompartment xml:lang="en">unspecified</subcompartment></compartment>'
        '<uncertainty><lognormal meanValue="1" mu="0"'
        ' variance="0.01" varianceWithPedigreeUncertainty="0.04"/></uncertainty>'
        "<outputGroup>4</outputGroup></elementaryExchange>"
    )


def ecospold1(path: Path) -> Path:
    """One file with three datasets; treatment is a positive service."""
    datasets = []
    for p, name in enumerate(NAMES):
        rows = [_exchange1(p, 1.0, "<outputGroup>0</outputGroup>", number=1)]
        rows += [_exchange1(s, x, "<inputGroup>5</inputGroup>", number=10 + s) for (u, s), x in USES.items() if u == p]
        rows += [_gas1(gas, x, number=20 + i) for i, (gas, x) in enumerate(EMITS[p].items())]
        datasets.append(_DATASET1.format(number=p + 1, name=quoteattr(name), unit=UNITS[p], exchanges="".join(rows)))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold01">{"".join(datasets)}</ecoSpold>'
    path.write_text(text, encoding="utf-8")
    return path


_DATASET1 = """
<dataset number="{number}" timestamp="2024-01-01T00:00:00" generator="tests" internalSchemaVersion="1.0">
<metaInformation><processInformation>
<referenceFunction datasetRelatesToProduct="true" name={name} localName={name} infrastructureProcess="false" amount="1"
 unit="{unit}" category="metal" subCategory="parts" localCategory="metal" localSubCategory="parts"
 includedProcesses="all" generalComment="written for tests" infrastructureIncluded="false"/>
<geography location="CN" text="China"/><technology text="usual"/>
<timePeriod dataValidForEntirePeriod="true" text="2024">
<startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></timePeriod>
<dataSetInformation type="1" impactAssessmentResult="false" timestamp="2024-01-01T00:00:00" version="1.0"
 internalVersion="1.0" energyValues="0" languageCode="en" localLanguageCode="en"/>
</processInformation>
<modellingAndValidation><representativeness productionVolume="1" samplingProcedure="none" extrapolations="none"
 uncertaintyAdjustments="none"/><source number="1" sourceType="0" firstAuthor="a" year="2024" title="t"
 placeOfPublications="p"/><validation proofReadingDetails="none" proofReadingValidator="1"/></modellingAndValidation>
<administrativeInformation><dataEntryBy person="1" qualityNetwork="1"/><dataGeneratorAndPublication person="1"
 dataPublishedIn="0" referenceToPublishedSource="1" copyright="true"/><person number="1" name="n" address="a"
 telephone="1" email="e" companyCode="c" countryCode="CN"/></administrativeInformation>
</metaInformation>
<flowData>{exchanges}</flowData></dataset>"""


def _exchange1(product: int, amount: float, group: str, number: int) -> str:
    return (
        f'<exchange number="{number}" category="metal" subCategory="parts" name={quoteattr(NAMES[product])}'
        ' location="CN"'
        f' unit="{UNITS[product]}" infrastructureProcess="false" meanValue="{amount!r}" uncertaintyType="1"'
        f' standardDeviation95="1.21">{group}</exchange>'
    )


def _gas1(gas: str, amount: float, number: int) -> str:
    return (
        f'<exchange number="{number}" category="air" subCategory="unspecified" name="{gas}" unit="kg"'
        f' meanValue="{amount!r}"><outputGroup>4</outputGroup></exchange>'
    )
