"""Serve the library of indicators, and its public catalogue."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersion, Page
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import PublicContext as Public
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.indicator.schemas.library import (
    Checked,
    FindingOut,
    IndicatorContent,
    IndicatorIn,
    IndicatorKey,
    IndicatorOut,
    IndicatorPage,
    IndicatorVersionDetail,
    IndicatorVersionOut,
    PublicIndicatorOut,
    PublicIndicatorPage,
    Sector,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.indicator.check import Finding, IndicatorFilter
from penilaian_api.services.indicator import indicators
from penilaian_api.services.indicator.views import IndicatorVersionView, IndicatorView

router = GuardedRouter("", "Indicators")

OfSector = Annotated[Sector | None, Query(description="Only of this sector.")]
ForJob = Annotated[IndicatorKey | None, Query(description="Only what names this job.")]
ForPublicService = Annotated[bool | None, Query(description="Only (or none) of public service.")]


@router.get("/public/{agency_key}/indicators", action=PUBLIC, responses={404: {}})
def list_public_indicators(  # noqa: PLR0913 - one parameter for each filter
    agency_key: Code,
    page: Page,
    context: Public,
    *,
    sector: OfSector = None,
    title_key: ForJob = None,
    is_public_service: ForPublicService = None,
) -> PublicIndicatorPage:
    """List public indicators of an agency.

    List the indicators by which an agency appraises, as far as it makes them public.

    No sign-in is needed. Only agreed indicators are listed, and nothing about any person.
    """
    selection = IndicatorFilter(sector, title_key, is_public_service)
    items = indicators.catalogue(
        context.app.database, agency_key, selection, page.after, page.limit
    )
    return page.answer(PublicIndicatorPage, items, PublicIndicatorOut.model_validate)


@router.get("/indicators", action=Action.INDICATOR_READ)
def list_indicators(
    listed: Annotated[Listed, Depends(query_of(indicators.INDICATORS_PARAMETERS))], work: Work
) -> IndicatorPage:
    """List indicator versions of the library.

    List the versions in the library of your agency, by key and number.
    """
    items = indicators.page(work, listed.request)
    return listed.answer(IndicatorPage, items, IndicatorVersionOut.model_validate)


@router.post("/indicators", action=Action.INDICATOR_DRAFT, status=201)
def create_indicator(body: IndicatorIn, language: CallerLanguage, work: Work) -> IndicatorOut:
    """Create an indicator draft.

    Add an indicator to the library, as your own draft.

    The response lists what the check finds in it.
    """
    return _to_response(indicators.create(work, body.key, body.to_input()), language)


@router.post("/indicators/check", action=Action.INDICATOR_READ)
def check_indicator(body: IndicatorContent, language: CallerLanguage, work: Work) -> Checked:
    """Check the wording of an indicator.

    Check how an indicator is written; nothing is stored.
    """
    del work
    return Checked(findings=_findings_to_response(indicators.check(body.to_input()), language))


@router.get("/indicators/{indicator_id}", action=Action.INDICATOR_READ)
def get_indicator(indicator_id: Key, language: CallerLanguage, work: Work) -> IndicatorOut:
    """Show an indicator with all its versions.

    Show one indicator of the library, its versions oldest first.
    """
    return _to_response(indicators.get(work, indicator_id), language)


@router.post("/indicators/{indicator_id}/versions", action=Action.INDICATOR_DRAFT, status=201)
def create_indicator_version(
    indicator_id: Key, body: IndicatorContent, language: CallerLanguage, work: Work
) -> IndicatorVersionDetail:
    """Create the next version of an indicator.

    Draft the next version of an indicator; the one in use stays until yours is agreed.
    """
    return _version_to_response(indicators.renew(work, indicator_id, body.to_input()), language)


@router.get("/indicators/{indicator_id}/versions/{version_id}", action=Action.INDICATOR_READ)
def get_indicator_version(
    indicator_id: Key, version_id: Key, language: CallerLanguage, work: Work
) -> IndicatorVersionDetail:
    """Show an indicator version.

    Show one version of an indicator, with what the check finds in it.
    """
    return _version_to_response(indicators.get_version(work, indicator_id, version_id), language)


@router.put("/indicators/{indicator_id}/versions/{version_id}", action=Action.INDICATOR_DRAFT)
def edit_indicator_version(  # noqa: PLR0913 - address, body, version, language and work
    indicator_id: Key,
    version_id: Key,
    body: IndicatorContent,
    *,
    expected_version: ExpectedVersion,
    language: CallerLanguage,
    work: Work,
) -> IndicatorVersionDetail:
    """Replace an indicator draft.

    Replace the content of your own draft; the response lists what the check finds.
    """
    view = indicators.edit(work, indicator_id, version_id, expected_version, body.to_input())
    return _version_to_response(view, language)


@router.post(
    "/indicators/{indicator_id}/versions/{version_id}/propose", action=Action.INDICATOR_PROPOSE
)
def propose_indicator(
    indicator_id: Key,
    version_id: Key,
    expected_version: ExpectedVersion,
    language: CallerLanguage,
    work: Work,
) -> IndicatorVersionDetail:
    """Propose an indicator.

    Submit your draft to those who decide on the library.
    """
    view = indicators.propose(work, indicator_id, version_id, expected_version)
    return _version_to_response(view, language)


@router.post(
    "/indicators/{indicator_id}/versions/{version_id}/agree", action=Action.INDICATOR_AGREE
)
def agree_indicator(
    indicator_id: Key,
    version_id: Key,
    expected_version: ExpectedVersion,
    language: CallerLanguage,
    work: Work,
) -> IndicatorVersionDetail:
    """Agree to a proposed indicator.

    Take a proposed version into use; the version agreed before is retired.

    Refused while the check finds something that must be corrected.
    """
    view = indicators.agree(work, indicator_id, version_id, expected_version)
    return _version_to_response(view, language)


@router.post(
    "/indicators/{indicator_id}/versions/{version_id}/retire", action=Action.INDICATOR_RETIRE
)
def retire_indicator(
    indicator_id: Key,
    version_id: Key,
    expected_version: ExpectedVersion,
    language: CallerLanguage,
    work: Work,
) -> IndicatorVersionDetail:
    """Retire an indicator version.

    Take an agreed version out of use; plans that copied it keep their copy.
    """
    view = indicators.retire(work, indicator_id, version_id, expected_version)
    return _version_to_response(view, language)


def _to_response(indicator: IndicatorView, language: Language) -> IndicatorOut:
    return IndicatorOut(
        id=indicator.id,
        key=indicator.key,
        created_at=indicator.created_at,
        versions=tuple(_version_to_response(version, language) for version in indicator.versions),
    )


def _version_to_response(
    version: IndicatorVersionView, language: Language
) -> IndicatorVersionDetail:
    fields = IndicatorVersionOut.model_validate(version).model_dump()
    findings = _findings_to_response(version.findings, language)
    return IndicatorVersionDetail.model_validate({**fields, "findings": findings})


def _findings_to_response(
    findings: Iterable[Finding], language: Language
) -> tuple[FindingOut, ...]:
    return tuple(
        FindingOut(
            code=finding.code,
            severity=finding.severity,
            where=finding.where,
            text=messages.fault(finding.code, {"hint": finding.hint}, language),
        )
        for finding in findings
    )
