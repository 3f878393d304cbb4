"""Serve performance standards: list, draft, adopt, activate, retire, acknowledge."""

from typing import Annotated

from fastapi import Depends, Path, Query

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Day, Key
from penilaian_api.api.v1.standard.schemas.standards import (
    PositionStandardOut,
    StandardAcknowledgedOut,
    StandardAcknowledgeIn,
    StandardAdoptIn,
    StandardHolderOut,
    StandardHolderPage,
    StandardIn,
    StandardOut,
    StandardPage,
    StandardShippedList,
    StandardShippedOut,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.standard import applying, coverage, standards
from penilaian_api.services.standard.standards import StandardInput

router = GuardedRouter("/standards", "Standards")
of_positions = GuardedRouter("/positions", "Standards")


@router.get("", action=Action.STANDARD_READ)
def list_standards(
    listed: Annotated[Listed, Depends(query_of(standards.STANDARDS_PARAMETERS))], work: Work
) -> StandardPage:
    """List standard versions.

    List the versions of the performance standards of your agency, by key and number.
    """
    return listed.answer(
        StandardPage, standards.page(work, listed.request), StandardOut.model_validate
    )


@router.get("/shipped", action=Action.STANDARD_READ)
def list_shipped_standards(work: Work) -> StandardShippedList:
    """List shipped standards.

    List the standards that come with the program, ready to be adopted: of teachers, nurses and
    permit officers.
    """
    del work
    items = tuple(StandardShippedOut.model_validate(item) for item in standards.list_shipped())
    return StandardShippedList(items=items)


@router.post("", action=Action.STANDARD_WRITE, status=201)
def create_standard(body: StandardIn, work: Work) -> StandardOut:
    """Create a standard draft.

    Create the next version of your own standard, as a draft.

    Once active it applies from `starts_on` on, and ends the version before it.
    """
    return StandardOut.model_validate(standards.create(work, _to_input(body)))


@router.post("/{key}/adopt", action=Action.STANDARD_WRITE)
def adopt_standard(key: Code, body: StandardAdoptIn, work: Work) -> StandardOut:
    """Adopt a shipped standard.

    Copy a shipped standard into your agency, active at once.

    If your agency already has it, unchanged and active from the same day, that version is
    returned. With `serves` it serves the positions that you name.
    """
    serves = None if body.serves is None else body.serves.model_dump(mode="json")
    return StandardOut.model_validate(standards.adopt(work, key, body.starts_on, serves))


@router.get("/{standard_id}", action=Action.STANDARD_READ)
def get_standard(standard_id: Key, work: Work) -> StandardOut:
    """Show a standard version.

    Show one version of a standard of your agency, with all that it expects.
    """
    return StandardOut.model_validate(standards.get(work, standard_id))


@router.put("/{standard_id}", action=Action.STANDARD_WRITE)
def edit_standard(
    standard_id: Key, body: StandardIn, expected_version: ExpectedVersion, work: Work
) -> StandardOut:
    """Replace a standard draft.

    Replace the whole content of a draft; a version that was ever in use stays as it is.
    """
    view = standards.edit(work, standard_id, expected_version, _to_input(body))
    return StandardOut.model_validate(view)


@router.post("/{standard_id}/activate", action=Action.STANDARD_ACTIVATE)
def activate_standard(
    standard_id: Key, expected_version: ExpectedVersion, work: Work
) -> StandardOut:
    """Activate a standard version.

    Let this version apply from its first day on; it is checked first, and can never change
    afterwards.

    No two standards may name the same position, title or job class on the same day. The version
    before it ends the day before; plans that were handed in stay with the version they were
    checked against.
    """
    return StandardOut.model_validate(standards.activate(work, standard_id, expected_version))


@router.post("/{standard_id}/retire", action=Action.STANDARD_RETIRE)
def retire_standard(standard_id: Key, expected_version: ExpectedVersion, work: Work) -> StandardOut:
    """Retire a standard version.

    Let this version apply to nobody from today on.
    """
    return StandardOut.model_validate(standards.retire(work, standard_id, expected_version))


@router.post("/{standard_id}/acknowledge", action=Action.STANDARD_ACKNOWLEDGE)
def acknowledge_standard(
    standard_id: Key, body: StandardAcknowledgeIn, work: Work
) -> StandardAcknowledgedOut:
    """Acknowledge a standard.

    Confirm that you have read and understood the standard of a post that you hold, by the
    `digest` of the version that you read. It may be one whose first day is still to come.
    """
    view = applying.acknowledge(work, standard_id, body.digest)
    return StandardAcknowledgedOut.model_validate(view)


@router.get("/{standard_id}/holders", action=Action.STANDARD_COVERAGE)
def list_standard_holders(
    standard_id: Key,
    listed: Annotated[Listed, Depends(query_of(coverage.COVERAGE_PARAMETERS))],
    work: Work,
) -> StandardHolderPage:
    """List who must know a standard.

    List the people to whom a standard applies, and when each acknowledged it: of your unit, or of
    your agency. With `is_acknowledged=false` you see who has not yet.
    """
    views = coverage.page(work, standard_id, listed.request)
    return listed.answer(StandardHolderPage, views, StandardHolderOut.model_validate)


@of_positions.get("/{position}/standard", action=Action.STANDARD_READ)
def get_position_standard(
    position: Annotated[Code, Path(description="The id or the code of the position.")],
    work: Work,
    on: Annotated[Day | None, Query(description="On which day; today if you name none.")] = None,
) -> PositionStandardOut:
    """Show the standard of a position.

    Show what applies to a position on a day, also on one that is still to come.
    """
    return PositionStandardOut.model_validate(applying.of_position(work, position, on))


def _to_input(body: StandardIn) -> StandardInput:
    return StandardInput(body.standard.model_dump(mode="json"), body.starts_on)
