"""What each element of the chain draws from the inventory for one TEU, by stage."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.cited import Cited
from footprint.model.plan import Input
from footprint.rules.edition import Edition
from standards.shipping.ed2026 import sea, stages
from standards.shipping.ed2026.chain import Call, Hub, HubEnergy, Leg, Voyage
from standards.shipping.ed2026.submission import GreenPower, ServiceSubmission
from standards.shipping.ed2026.vocabulary import Method, Mode, ShipClass

Place = Callable[..., str]
Staged = Iterator[tuple[str, Input]]

MAIN, DEFAULT, PRIMARY, EMPTY, BERTH = "main", "default", "primary", "empty", "berth"
"""Tags of the result rows, which the numbers sum over."""


def shore_load(background: Background, ship_class: ShipClass, grid: str) -> Cited:
    """Load of a class of ships on shore power [kWh/h], with its spread."""
    process = background.processes[f"ship_at_berth_{ship_class.value.removeprefix('c')}_shore_power"]
    (load,) = (x.amount for x in process.exchanges if x.input == grid)
    return load


def hub_line(hub: Hub, line: HubEnergy) -> Text:
    """What a line of a hub's energy is called in the result."""
    return Text(f"{hub.name}：{line.name}", f"{hub.name}: {line.name}")


@dataclass(frozen=True)
class Chain:
    """One submission with what its elements are computed from.

    Attributes
    ----------
    green
        Whether certificates of green power replace the grid's: a sensitivity.
    shore
        Whether shore power is counted as used; without it the ships burn fuel instead: for comparison.
    """

    edition: Edition
    data: ServiceSubmission
    place: Place
    background: Background
    green: bool = False
    shore: bool = True

    def inputs(self) -> Staged:
        """Every element, stage by stage."""
        for row, leg in enumerate(self.data.legs):
            yield from self._leg(row, leg)
        for row, voyage in enumerate(self.data.voyages):
            yield from self._voyage(row, voyage)
        for row, call in enumerate(self.data.calls):
            if self._summed(call):
                yield from self._call(row, call)
        for row, hub in enumerate(self.data.hubs):
            yield from self._hub(row, hub)

    @property
    def boxes(self) -> Decimal:
        """Containers per TEU, by the mix of sizes."""
        service = self.data.service
        twice = self.edition.parameters["teu_of_40"].value
        return (service.boxes_20 + service.boxes_40) / (service.boxes_20 + twice * service.boxes_40)

    def _leg(self, row: int, leg: Leg) -> Staged:
        stage = stages.leg_stage(self.data, leg.step)
        laden = leg.distance.to("km") * self.data.mass
        yield stage, self._input(leg.process, laden, "t*km", leg.name, tags={DEFAULT}, at=("legs", row, "distance"))
        empty = leg.empty_distance.to("km") * self._empty_mass(leg)
        if empty:
            line = Text(f"{leg.name}：空箱调运", f"{leg.name}: empty positioning")
            yield (
                stage,
                self._input(
                    leg.process, empty, "t*km", line, tags={DEFAULT, EMPTY}, at=("legs", row, "empty_distance")
                ),
            )

    def _empty_mass(self, leg: Leg) -> Decimal:
        """Mass that an empty TEU counts for [t/TEU]: a truck runs either way, a train or barge carries its tare."""
        name = "mean_load" if leg.mode is Mode.TRUCK else "empty_mass"
        return self.edition.parameters[name].value

    def _voyage(self, row: int, voyage: Voyage) -> Staged:
        sea.check_known(self.background, voyage, self.place("voyages", row, "route"))
        if voyage.method is Method.LANE:
            process = sea.lane_process(voyage.lane, self.data.service.cargo)
            distance = sea.stated(self.background, voyage)
            where = ("voyages", row, "route" if voyage.route else "distance")
            yield (
                stages.MAIN_CARRIAGE,
                self._input(process, distance, "ceu*km", voyage.name, tags={MAIN, DEFAULT}, at=where),
            )
            return
        part = sea.share_of_activity(self.edition, self.background, voyage, self.data.service.cargo)
        for index, line in self.data.fuel_lines(voyage.step):
            measured = line.slip.to("kg/kg") if line.slip else None
            burnt = sea.burnt(self.edition, line.fuel, line.amount.to("kg") * part, measured)
            for process, amount, default in burnt:
                tags = {MAIN, DEFAULT if default else PRIMARY}
                name = Text(f"{line.ship}：{line.fuel.text.zh}", f"{line.ship}: {line.fuel.text.en}")
                where = ("fuels", index, "amount")
                yield stages.MAIN_CARRIAGE, self._input(process, amount, "kg", name, tags=tags, at=where)

    def _summed(self, call: Call) -> bool:
        """Whether fuel at berth is not in the sea leg's number already."""
        return any(v.step == call.step and v.method is Method.FUEL and not v.berth_included for v in self.data.voyages)

    def _call(self, row: int, call: Call) -> Staged:
        per_teu = 1 / call.exchanged.to("ceu")
        grid = self.edition.data.tables["shore_power"].get(call.port[:2])
        on_shore = call.shore_hours.to("h") if self.shore and grid else Decimal(0)
        size = call.ship_class.value.removeprefix("c")

        def berth(
            process: str, amount: Decimal, unit: str, what: Text, field: str, *, basis: str = DEFAULT
        ) -> tuple[str, Input]:
            tags = {MAIN, BERTH, basis}
            line = Text(f"{call.port} {what.zh}", f"{call.port} {what.en}")
            entry = self._input(process, amount * per_teu, unit, line, tags=tags, at=("calls", row, field))
            return stages.PORT_CALL, entry

        hours = call.hours.to("h") - on_shore
        on_fuel = Text("靠泊用油（辅机与锅炉）", "at berth on fuel (auxiliary engines and boiler)")
        yield berth(f"ship_at_berth_{size}_mgo", max(hours, Decimal(0)), "h", on_fuel, "hours")
        if not on_shore or grid is None:
            return
        power, boiler = Text("岸电", "shore power"), Text("接岸电时锅炉用油", "boiler while on shore power")
        connected = self.background.processes[f"ship_at_berth_{size}_shore_power"]
        load = shore_load(self.background, call.ship_class, grid).value
        energy = call.shore_energy.to("kWh") if call.shore_energy else on_shore * load
        basis = PRIMARY if call.shore_energy else DEFAULT
        claims = self._claims(call.port)
        if call.shore_energy is None and not claims:
            both = Text("接岸电（电力与锅炉）", "on shore power (electricity and boiler)")
            yield berth(connected.id, on_shore, "h", both, "shore_hours")
            return
        yield berth(f"ship_boiler_{size}_mgo", on_shore, "h", boiler, "shore_hours")
        (loss,) = (x.amount.value for x in self.background.processes[grid].exchanges)
        left = energy
        for process, share in claims:
            yield berth(process, energy * share * loss, "kWh", power, "shore_energy", basis=basis)
            left -= energy * share
        yield berth(grid, max(left, Decimal(0)), "kWh", power, "shore_energy", basis=basis)

    def _claims(self, place: str) -> list[tuple[str, Decimal]]:
        """Green power at a place: process and share."""
        technologies = self.edition.data.tables["green_power"]

        def share(claim: GreenPower) -> Decimal:
            return claim.share.to("kg/kg")

        claims = self.data.green_power if self.green else ()
        return [(technologies[c.technology.value], share(c)) for c in claims if c.place == place]

    def _hub(self, row: int, hub: Hub) -> Staged:
        stage = stages.hub_stage(self.data, hub.step)
        lines = self.data.hub_lines(hub.step)
        if not lines or hub.throughput is None:
            amount, unit = self.handled(hub)
            yield stage, self._input(hub.process, amount, unit, hub.name, tags={DEFAULT}, at=("hubs", row, "process"))
            return
        per_teu = self.boxes if hub.throughput.unit == "pc" else self.data.mass
        for index, line in lines:
            amount = line.amount.value * per_teu / hub.throughput.value
            name = hub_line(hub, line)
            for process, share in self._supplied(line.process, hub.place):
                where = ("hub_energy", index, "amount")
                yield stage, self._input(process, amount * share, line.amount.unit, name, tags={PRIMARY}, at=where)

    def handled(self, hub: Hub) -> tuple[Decimal, str]:
        """What a TEU is to the default of a hub, with its unit."""
        known = self.background.processes.get(hub.process)
        counted = known is not None and known.reference.unit == "pc"
        return (self.boxes, "pc") if counted else (self.data.mass, "t")

    def _supplied(self, process: str, place: str) -> Iterator[tuple[str, Decimal]]:
        known = self.background.processes.get(process)
        left = Decimal(1)
        if known is not None and known.category == "electricity":
            for green, share in self._claims(place):
                yield green, share
                left -= share
        yield process, max(left, Decimal(0))

    def _input(
        self, process: str, amount: Decimal, unit: str, line: Text | str, *, tags: set[str], at: tuple[object, ...]
    ) -> Input:
        return Input(
            supplier=process,
            amount=amount,
            unit=unit,
            line=Text.same(line) if isinstance(line, str) else line,
            tags=frozenset(tags),
            place=self.place(*at),
        )
