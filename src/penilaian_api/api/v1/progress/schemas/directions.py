"""Define the shapes of directions on items of a plan."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeIn, ShapeOut, text

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class DirectionIn(ShapeIn):
    """What you direct on an item of a plan in force."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "line_id": "019d2a70-0000-7000-8000-000000000001",
                    "text": "Utamakan aduan yang lewat tenggat, laporkan kendalanya tiap Jumat.",
                }
            ]
        }
    )

    line_id: Key
    text: Annotated[str, text(2000)]
    replaces_id: Annotated[
        Key | None, Field(description="A direction of yours on this item that it replaces.")
    ] = None


class DirectionAcknowledgeIn(ShapeIn):
    """The digest of what you read."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"digest": "0" * 64}]})

    digest: Digest


class DirectionOut(ShapeOut):
    """What a leader directs on an item of a plan (*arahan*), and when it was acknowledged."""

    id: Key
    plan_id: Key
    line_id: Key
    statement: str
    author_id: Key
    author_name: str
    text: str
    digest: Digest
    given_at: Instant
    replaces_id: Key | None
    replaced_by_id: Key | None
    acknowledged_at: Instant | None


class DirectionPage(PageOut):
    """One page of directions, the first given before the others."""

    items: tuple[DirectionOut, ...]
