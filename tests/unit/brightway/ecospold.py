"""Writes the mill as ecoSpold 1 and 2 by pyecospold, which holds every file against the format's schema."""

from io import StringIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pyecospold

from tests.unit.brightway.mill import EMITS, NAMES, TREATMENT, UNITS, USES

_SPOLD2 = """<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold02"><activityDataset>
<activityDescription>
<activity id="{activity}" activityNameId="{key}" type="1" specialActivityType="0">
<activityName xml:lang="en">{name}</activityName>
<generalComment><text xml:lang="en" index="0">written for tests</text></generalComment></activity>
<geography geographyId="{key}"><shortname xml:lang="en">CN</shortname></geography>
<technology technologyLevel="3"/><timePeriod
 startDate="2024-01-01" endDate="2024-12-31" isDataValidForEntirePeriod="true"/>
<macroEconomicScenario macroEconomicScenarioId="{key}"><name xml:lang="en">as usual</name></macroEconomicScenario>
</activityDescription>
<flowData>{exchanges}</flowData>
<modellingAndValidation><representativeness systemModelId="{key}">
<systemModelName xml:lang="en">cut-off</systemModelName></representativeness></modellingAndValidation>
<administrativeInformation><dataEntryBy personId="{key}" personName="a" personEmail="b"/>
<dataGeneratorAndPublication personId="{key}" personName="a" personEmail="b" isCopyrightProtected="false"/>
<fileAttributes majorRelease="1" minorRelease="0" majorRevision="0" minorRevision="0" defaultLanguage="en"/>
</administrativeInformation>
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
        text = _SPOLD2.format(activity=_uuid(p), name=name, exchanges="".join(exchanges), key=_uuid(80))
        path = folder / f"{_uuid(p)}_{_uuid(10 + p)}.spold"
        pyecospold.save_ecospold_file(pyecospold.parse_file_v2(StringIO(text)), str(path))
        assert pyecospold.validate_file_v2(path) is None
    return folder


def _uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def _intermediate(_user: int, product: int, amount: float, group: str, linked: bool = False) -> str:
    link = f' activityLinkId="{_uuid(product)}"' if linked else ""
    return (
        f'<intermediateExchange id="{_uuid(90)}" unitId="{_uuid(95)}" intermediateExchangeId="{_uuid(10 + product)}"'
        f' amount="{amount!r}"{link}>'
        f'<name xml:lang="en">product {product}</name><unitName xml:lang="en">{UNITS[product]}</unitName>{group}'
        "</intermediateExchange>"
    )


def _elementary(gas: str, amount: float) -> str:
    key = _uuid(50 + sorted({f for e in EMITS.values() for f in e}).index(gas))
    return (
        f'<elementaryExchange id="{_uuid(91)}" unitId="{_uuid(95)}" elementaryExchangeId="{key}" amount="{amount!r}">'
        f'<name xml:lang="en">{gas}</name><unitName xml:lang="en">kg</unitName>'
        '<uncertainty><lognormal meanValue="1" mu="0"'
        ' variance="0.01" varianceWithPedigreeUncertainty="0.04"/></uncertainty>'
        f'<compartment subcompartmentId="{_uuid(96)}"><compartment xml:lang="en">air</compartment>'
        '<subcompartment xml:lang="en">unspecified</subcompartment></compartment>'
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
    text = f'<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold01">{"".join(datasets)}</ecoSpold>'
    # Read against the schema and written by the format's own library.
    pyecospold.save_ecospold_file(pyecospold.parse_file_v1(StringIO(text)), str(path))
    assert pyecospold.validate_file_v1(path) is None
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
