"""The library of indicators over HTTP, and its public catalogue."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersion, Page
from penilaian_api.api.routing.guard import PUBLIC, GuardedRouter
from penilaian_api.api.routing.work import Entry as Public
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.indicator.schemas import (
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
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.indicator.check import Finding, IndicatorState
from penilaian_api.services.indicator import indicators
from penilaian_api.services.indicator.indicators import Entry, Filter

router = GuardedRouter("", "Indicators")

OfSector = Annotated[Sector | None, Query(description="Only of this sector.")]
ForJob = Annotated[IndicatorKey | None, Query(description="Only what names this job.")]
InState = Annotated[IndicatorState | None, Query()]
ForPublicService = Annotated[bool | None, Query(description="Only (or none) of public service.")]


@router.get("/public/{agency_key}/indicators", action=PUBLIC)
def list_public_indicators(  # noqa: PLR0913 - one parameter for each filter
    agency_key: Code,
    page: Page,
    entry: Public,
    *,
    sector: OfSector = None,
    title_key: ForJob = None,
    is_public_service: ForPublicService = None,
) -> PublicIndicatorPage:
    """List public indicators of an agency.

    List the indicators by which an agency appraises, as far as it shows them to everybody.

    No sign-in is needed. It holds agreed indicators only, and nothing about any person.
    """
    wanted = Filter(sector, title_key, None, is_public_service)
    found = indicators.catalogue(entry.door.database, agency_key, wanted, page.after, page.limit)
    return page.answer(PublicIndicatorPage, found, _published)


@router.get("/indicators", action=Action.INDICATOR_READ)
def list_indicators(  # noqa: PLR0913 - one parameter for each filter
    page: Page,
    work: Work,
    *,
    sector: OfSector = None,
    title_key: ForJob = None,
    state: InState = None,
    is_public_service: ForPublicService = None,
) -> IndicatorPage:
    """List indicator versions of the library.

    List the versions in the library of your agency, by key and number.
    """
    wanted = Filter(sector, title_key, state, is_public_service)
    found = indicators.page(work, wanted, page.after, page.limit)
    return page.answer(IndicatorPage, found, lambda one: _shown(work, one))


@router.post("/indicators", action=Action.INDICATOR_DRAFT, status=201)
def create_indicator(wanted: IndicatorIn, language: CallerLanguage, work: Work) -> IndicatorOut:
    """Create an indicator draft.

    Add an indicator to the library, as a draft of yours.

    The answer says at once what the check finds in it.
    """
    made = indicators.create(work, wanted.key, wanted.columns())
    return IndicatorOut(
        id=made.record.indicator_id,
        key=made.key,
        created_at=work.now,
        versions=(_detailed(work, made, language),),
    )


@router.post("/indicators/check", action=Action.INDICATOR_READ)
def check_indicator(wanted: IndicatorContent, language: CallerLanguage, work: Work) -> Checked:
    """Check the wording of an indicator.

    Check how an indicator is written; nothing is stored.
    """
    del work
    found = indicators.tried(wanted.columns())
    return Checked(findings=tuple(_finding(one, language) for one in found))


@router.get("/indicators/{indicator_id}", action=Action.INDICATOR_READ)
def get_indicator(indicator_id: Key, language: CallerLanguage, work: Work) -> IndicatorOut:
    """Show an indicator with all its versions.

    Show an indicator with all its versions.
    """
    item, versions = indicators.get(work, indicator_id)
    return IndicatorOut(
        id=item.id,
        key=item.key,
        created_at=item.created_at,
        versions=tuple(_detailed(work, Entry(item.key, one), language) for one in versions),
    )


@router.post("/indicators/{indicator_id}/versions", action=Action.INDICATOR_DRAFT, status=201)
def create_indicator_version(
    indicator_id: Key, wanted: IndicatorContent, language: CallerLanguage, work: Work
) -> IndicatorVersionDetail:
    """Create the next version of an indicator.

    Draft the next version of an indicator; the one in use stays until yours is agreed.
    """
    return _detailed(work, indicators.renew(work, indicator_id, wanted.columns()), language)


@router.get("/indicators/{indicator_id}/versions/{version_id}", action=Action.INDICATOR_READ)
def get_indicator_version(
    indicator_id: Key, version_id: Key, language: CallerLanguage, work: Work
) -> IndicatorVersionDetail:
    """Show an indicator version.

    Show one version of an indicator.
    """
    return _detailed(work, indicators.version(work, indicator_id, version_id), language)


@router.put("/indicators/{indicator_id}/versions/{version_id}", action=Action.INDICATOR_DRAFT)
def edit_indicator_version(  # noqa: PLR0913 - address, body, version, language and work
    indicator_id: Key,
    version_id: Key,
    wanted: IndicatorContent,
    *,
    expected_version: ExpectedVersion,
    language: CallerLanguage,
    work: Work,
) -> IndicatorVersionDetail:
    """Replace an indicator draft.

    Replace the content of a draft that is yours; the answer says what the check finds.
    """
    entry = indicators.edit(work, indicator_id, version_id, expected_version, wanted.columns())
    return _detailed(work, entry, language)


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

    Put your draft before those who decide on the library.
    """
    return _detailed(
        work, indicators.propose(work, indicator_id, version_id, expected_version), language
    )


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

    Take a proposal into use; the version agreed before is retired.

    Refused while the check finds something that must be mended.
    """
    return _detailed(
        work, indicators.agree(work, indicator_id, version_id, expected_version), language
    )


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
    return _detailed(
        work, indicators.retire(work, indicator_id, version_id, expected_version), language
    )


def _published(entry: Entry) -> PublicIndicatorOut:
    return PublicIndicatorOut.model_validate(_fields(entry))


def _shown(work: Work, entry: Entry) -> IndicatorVersionOut:
    return IndicatorVersionOut.model_validate(_own_fields(work, entry))


def _detailed(work: Work, entry: Entry, language: Language) -> IndicatorVersionDetail:
    found = tuple(_finding(one, language) for one in indicators.findings(entry.record))
    return IndicatorVersionDetail.model_validate({**_own_fields(work, entry), "findings": found})


def _fields(entry: Entry) -> dict[str, object]:
    names = PublicIndicatorOut.model_fields.keys() - {"key"}
    return {"key": entry.key, **{name: getattr(entry.record, name) for name in names}}


def _own_fields(work: Work, entry: Entry) -> dict[str, object]:
    record = entry.record
    return {
        **_fields(entry),
        "id": record.id,
        "indicator_id": record.indicator_id,
        "state": record.state,
        "is_public": record.is_public,
        "proposed_by": record.proposed_by,
        "allowed_actions": indicators.steps(work, record),
        "version": record.version,
    }


def _finding(finding: Finding, language: Language) -> FindingOut:
    return FindingOut(
        code=finding.code,
        severity=finding.severity,
        where=indicators.place(finding),
        text=messages.fault(finding.code, {"hint": finding.hint}, language),
    )
