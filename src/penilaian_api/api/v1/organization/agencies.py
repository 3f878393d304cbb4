"""Serve the caller's agency and the defects of its organization."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersion, Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.rendering import to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.organization.schemas.agencies import (
    AgencyEdited,
    AgencyOut,
    AgencyPatch,
    DefectOut,
    DefectPage,
)
from penilaian_api.api.v1.organization.schemas.holidays import MovedTermsOut
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.organization.defects import Defect, DefectCode
from penilaian_api.services.organization import agencies, defects
from penilaian_api.services.organization.agencies import AgencyChanges, AgencyView

router = GuardedRouter("", "Organization")


@router.get("/agency", action=Action.AGENCY_READ)
def get_agency(work: Work) -> AgencyOut:
    """Show your agency.

    Show the name, time zone and working week of your agency.
    """
    return _to_response(agencies.get(work), work)


@router.patch("/agency", action=Action.AGENCY_EDIT)
def edit_agency(body: AgencyPatch, expected_version: ExpectedVersion, work: Work) -> AgencyEdited:
    """Update your agency.

    Update your agency; what you leave out stays.

    Terms that run are counted anew by a new working week and never get shorter; `moved_terms`
    tells whose last days move. A new time zone moves none.
    """
    changes = AgencyChanges(**body.model_dump(exclude_unset=True))
    outcome = agencies.edit(work, expected_version, changes)
    moved = MovedTermsOut.model_validate(outcome.moved_terms)
    agency = _to_response(outcome.agency, work)
    return AgencyEdited(**agency.model_dump(), moved_terms=moved)


@router.get("/organization/defects", action=Action.DEFECT_READ)
def list_defects(
    page: Page,
    work: Work,
    language: CallerLanguage,
    code: Annotated[DefectCode | None, Query(description="Only defects of this kind.")] = None,
) -> DefectPage:
    """List defects of the organization.

    List who cannot plan or be rated today, why, and who can correct it; and the evaluations and
    objections whose next step nobody can take.

    `assessor_outdated` names people whose recorded assessor is not the one who follows from the
    organization; as it takes the whole of it, ask for it by its code.
    """
    records = defects.page(work, code, page.after, page.limit)
    return page.answer(DefectPage, records, lambda defect: _defect_to_response(defect, language))


def _to_response(agency: AgencyView, work: Work) -> AgencyOut:
    return to_response(AgencyOut, agency, work, Action.AGENCY_EDIT)


def _defect_to_response(defect: Defect, language: Language) -> DefectOut:
    return DefectOut(
        code=defect.code,
        reason=messages.label(f"defect.{defect.code}", language),
        mender=defect.mender,
        mended_by=messages.label(f"mender.{defect.mender}", language),
        employee_id=defect.employee,
        position_id=defect.position,
        unit_id=defect.unit,
        plan_id=defect.plan,
        evaluation_id=defect.evaluation,
        objection_id=defect.objection,
        starts_on=defect.days and defect.days.starts_on,
        ends_on=defect.days and defect.days.ends_on,
    )
