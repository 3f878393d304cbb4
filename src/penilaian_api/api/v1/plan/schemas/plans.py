"""Define the shapes of plans: heads, revisions, allowed actions, check results, messages."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.plan.schemas.content import ExpectationOut, Text, WorkResultOut
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Code, Day, FaultOut, Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.plan.plan import Approach, PlanState, SignerRole

Message = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class PlanIn(ShapeIn):
    """A plan of your own for a cycle."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"cycle_key": "2026"}]})

    cycle_key: Code
    approach: Approach = Approach.QUANTITATIVE


class PlansIn(ShapeIn):
    """Plans for the whole population of a cycle."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"approach": "quantitative"}]})

    approach: Approach = Approach.QUANTITATIVE


class ReasonIn(ShapeIn):
    """Why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Target kedua belum terukur."}]}
    )

    reason: Text


class SignIn(ShapeIn):
    """In which capacity you sign."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "employee"}]})

    role: SignerRole


class MessageIn(ShapeIn):
    """What you say to the other side."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"message": "Apakah targetnya sudah termasuk loket baru?"}]}
    )

    message: Message


class SignatureOut(ShapeOut):
    """Who signed, in which capacity, when, and the digest of what was signed."""

    role: SignerRole
    signed_by: Key
    signed_at: Instant
    content_hash: str


class RevisionHeadOut(ShapeOut):
    """Where a revision stands."""

    number: int
    state: PlanState
    version: int
    approach: Approach
    revised_for: str | None
    returned_for: str | None
    submitted_at: Instant | None
    approved_by: Key | None
    approved_at: Instant | None
    content_hash: str | None
    standard_id: Key | None = Field(
        description="The version of the position's standard by which it was handed in."
    )


class DraftOut(RevisionHeadOut):
    """A revision with all that is agreed in it."""

    work_results: tuple[WorkResultOut, ...]
    expectations: tuple[ExpectationOut, ...]
    resources: tuple[str, ...]
    accountability: tuple[str, ...]
    consequences: tuple[str, ...]
    work_agreement: str | None


class RevisionOut(DraftOut):
    """A revision with all that is agreed in it, and who signed it."""

    signatures: tuple[SignatureOut, ...]


class _PlanFields(ShapeOut):
    """What every view of a plan shows: whose, for what, from when to when."""

    id: Key
    employee_id: Key
    employee_name: str
    cycle_key: str
    assignment_id: Key
    position_id: Key
    position_title: str
    unit_id: Key
    unit_code: str
    starts_on: Day
    ends_on: Day
    created_at: Instant
    assessor_id: Key | None
    version: int


class PlanItemOut(_PlanFields):
    """A plan in a list; *unlinked_results* of its current revision support nothing yet."""

    in_force: RevisionHeadOut | None
    pending: RevisionHeadOut | None
    closed: RevisionHeadOut | None
    unlinked_results: int


class PlanPage(PageOut):
    """One page of plans."""

    items: tuple[PlanItemOut, ...]


class PlanHeadOut(_PlanFields):
    """A plan after a step: where its revisions stand, and what you may do now."""

    in_force: RevisionHeadOut | None
    pending: RevisionHeadOut | None
    closed: RevisionHeadOut | None
    allowed_actions: tuple[Action, ...]


class PlanOut(_PlanFields):
    """A plan (*SKP*): the revision in force and the pending one, with all that is agreed.

    `version` (the ETag) is that of the revision the steps act on: the pending one, else the one in
    force.
    """

    in_force: RevisionOut | None
    pending: RevisionOut | None
    closed: RevisionOut | None
    allowed_actions: tuple[Action, ...]


class RevisionPage(ShapeOut):
    """All revisions of a plan."""

    items: tuple[RevisionHeadOut, ...]
    next: str | None = None


class LeftOut(ShapeOut):
    """A person for whom no plan was made, and why."""

    employee_id: Key
    employee_code: str
    reason: str


class PlansMadeOut(ShapeOut):
    """What the bulk creation did, or would do."""

    is_dry_run: bool
    created: int
    remaining: int = Field(description="People left to another call, because of `at_most`.")
    existing: int
    left_out: tuple[LeftOut, ...]


class PlanCheckOut(ShapeOut):
    """What the check found in a revision: faults keep it from being submitted, warnings do not."""

    number: int
    can_submit: bool
    faults: tuple[FaultOut, ...]
    warnings: tuple[FaultOut, ...]


class MessageOut(ShapeOut):
    """What one side said to the other."""

    id: Key
    author_id: Key
    author_name: str
    message: str
    sent_at: Instant


class MessagePage(PageOut):
    """One page of messages, in order."""

    items: tuple[MessageOut, ...]
