"""The part of SARIF 2.1.0 that we write, as a JSON schema: objects closed, as the standard closes them."""

from typing import Any


def closed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string", "minLength": 1}
BAG = {"type": "object"}
INDEX = {"type": "integer", "minimum": -1}
LINE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = closed(["text"], text=TEXT)
"""3.11; in a descriptor a multiformat message string, 3.12."""
ARTIFACT_LOCATION = closed(
    ["uri"], uri={"type": "string", "format": "uri-reference", "pattern": r"^[!-~]+$"}, index=INDEX
)
REGION = closed(["startLine"], startLine=LINE, startColumn=LINE, snippet=closed(["text"], text=TEXT))
LOCATION = closed(
    ["physicalLocation"],
    physicalLocation=closed(["artifactLocation"], artifactLocation=ARTIFACT_LOCATION, region=REGION),
    logicalLocations=listed(closed(["fullyQualifiedName"], name=TEXT, fullyQualifiedName=TEXT, kind=TEXT)),
)
NOTIFICATION = closed(["message"], level=LEVEL, message=MESSAGE, locations=listed(LOCATION))
SUPPRESSION = closed(
    ["kind"],
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
    properties=BAG,
)
DESCRIPTOR = closed(
    ["id", "shortDescription", "fullDescription", "help"],
    id=TEXT,
    name=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed(["level"], level=LEVEL),
    properties=BAG,
)
RESULT = closed(
    ["message", "ruleId", "locations", "partialFingerprints"],
    ruleId=TEXT,
    ruleIndex=INDEX,
    kind={"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
    level=LEVEL,
    message=MESSAGE,
    locations=listed(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=listed(SUPPRESSION) | {"uniqueItems": True},
    properties=BAG,
)
RUN = closed(
    ["tool", "results"],
    tool=closed(
        ["driver"],
        driver=closed(
            ["name", "rules"], name=TEXT, semanticVersion=TEXT, rules=listed(DESCRIPTOR) | {"uniqueItems": True}
        ),
    ),
    language={"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
    invocations=listed(
        closed(
            ["executionSuccessful"],
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=listed(NOTIFICATION),
        )
    ),
    artifacts=listed(closed([], location=ARTIFACT_LOCATION, roles=listed({"enum": ["analysisTarget"]})))
    | {"uniqueItems": True},
    results=listed(RESULT),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    properties=BAG,
)
LOG = closed(
    ["version", "runs"],
    **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": listed(RUN)},
)
