"""Define the shapes of invitations: who is asked."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.shapes import PersonCode, ShapeIn, ShapeOut


class InvitationsIn(ShapeIn):
    """About whom colleagues are asked, and which; without `author_codes` all who work closely.

    These are the teammates under the same assessor, and those whom the person assesses.
    """

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"employee_code": "198804122011012003"}]}
    )

    employee_code: PersonCode
    author_codes: Annotated[tuple[PersonCode, ...], Field(min_length=1, max_length=200)] | None = (
        None
    )


class InvitedOut(ShapeOut):
    """How many colleagues are asked from now on, by how they stand to the person."""

    employee_code: str
    teammates: int
    subordinates: int
    others: int


class AudienceInvitedOut(ShapeOut):
    """How many were invited now, beside those who were already."""

    invited: int
