"""Elements of the chain that the stages of the result stand for, in their order."""

from standards.shipping.ed2026.submission import ServiceSubmission

PRE_CARRIAGE = "pre_carriage"
ORIGIN_HUB = "origin_hub"
MAIN_CARRIAGE = "main_carriage"
PORT_CALL = "port_call"
TRANSFER = "transfer"
DESTINATION_HUB = "destination_hub"
ON_CARRIAGE = "on_carriage"
BUNKERING = "bunkering"
FUEL = "fuel"

ORDER = (
    PRE_CARRIAGE,
    ORIGIN_HUB,
    MAIN_CARRIAGE,
    PORT_CALL,
    TRANSFER,
    DESTINATION_HUB,
    ON_CARRIAGE,
    BUNKERING,
    FUEL,
)


def leg_stage(data: ServiceSubmission, step: int) -> str:
    """Stage of an inland leg: before, between or after the sea legs."""
    return _around(data, step, PRE_CARRIAGE, ON_CARRIAGE)


def hub_stage(data: ServiceSubmission, step: int) -> str:
    """Stage of a hub: before, between or after the sea legs."""
    return _around(data, step, ORIGIN_HUB, DESTINATION_HUB)


def _around(data: ServiceSubmission, step: int, before: str, after: str) -> str:
    steps = [voyage.step for voyage in data.voyages]
    if step < min(steps):
        return before
    return after if step > max(steps) else TRANSFER
