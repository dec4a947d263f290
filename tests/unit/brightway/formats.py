"""Writes the mill as openLCA's JSON-LD by the schema's own library, and as SimaPro's CSV, for which none exists."""

from pathlib import Path

import olca_schema as o
from olca_schema.zipio import ZipWriter

from tests.unit.brightway.mill import EMITS, NAMES, PART, POWER, TREATMENT, UNITS, USES


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
