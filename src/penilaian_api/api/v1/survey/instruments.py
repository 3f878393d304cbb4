"""Serve survey instruments: list, draft, adopt, activate, retire."""

from decimal import Decimal
from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.shared.faults import describe_faults
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.api.v1.survey.schemas.instruments import (
    InstrumentIn,
    InstrumentOut,
    InstrumentPage,
    InstrumentShippedList,
    InstrumentShippedOut,
)
from penilaian_api.api.v1.survey.schemas.releases import (
    InstrumentTrendOut,
    TrendFigureOut,
    TrendPointOut,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.trend import TrendFigure, TrendPoint
from penilaian_api.services.survey import history, instruments
from penilaian_api.services.survey.instruments import InstrumentView

router = GuardedRouter("/instruments", "Surveys")


@router.get("", action=Action.INSTRUMENT_READ)
def list_instruments(
    listed: Annotated[Listed, Depends(query_of(instruments.INSTRUMENTS_PARAMETERS))],
    language: CallerLanguage,
    work: Work,
) -> InstrumentPage:
    """List instrument versions.

    List the versions of the survey instruments of your agency, by key and number.
    """

    def convert(view: InstrumentView) -> InstrumentOut:
        return _to_response(view, language)

    return listed.answer(InstrumentPage, instruments.page(work, listed.request), convert)


@router.get("/shipped", action=Action.INSTRUMENT_READ)
def list_shipped_instruments(work: Work) -> InstrumentShippedList:
    """List shipped instruments.

    List the instruments that come with the program, ready to be adopted.

    Among them is the public service satisfaction survey of PermenPANRB 14/2017.
    """
    del work
    items = tuple(_instrument_to_response(item) for item in instruments.list_shipped())
    return InstrumentShippedList(items=items)


@router.get("/{key}/trend", action=Action.SURVEY_READ)
def get_trend(
    key: Code,
    work: Work,
    unit_code: Annotated[
        Code | None, Query(description="Of this unit; of all together if you name none.")
    ] = None,
) -> InstrumentTrendOut:
    """Follow answers over time.

    Follow what the newest releases of an instrument say, question by question, with the change
    since the time before and whether it is clear beside the uncertainty of both.

    What a release withholds because too few answered is a gap.
    """
    points = history.over_time(work, key, unit_code)
    return InstrumentTrendOut(points=tuple(_point_to_response(point) for point in points))


@router.post("", action=Action.INSTRUMENT_WRITE, status=201)
def create_instrument(body: InstrumentIn, language: CallerLanguage, work: Work) -> InstrumentOut:
    """Create an instrument draft.

    Create the next version of your own instrument, as a draft.

    `warnings` name questions that ask two things at once: whoever agrees with the one and not with
    the other cannot answer them.
    """
    document = body.instrument.model_dump(mode="json", exclude_none=True)
    return _to_response(instruments.create(work, document), language)


@router.post("/{key}/adopt", action=Action.INSTRUMENT_WRITE)
def adopt_instrument(key: Code, language: CallerLanguage, work: Work) -> InstrumentOut:
    """Adopt a shipped instrument.

    Copy a shipped instrument into your agency, active at once.

    If your agency already has it, unchanged and active, that version is returned.
    """
    return _to_response(instruments.adopt(work, key), language)


@router.get("/{instrument_id}", action=Action.INSTRUMENT_READ)
def get_instrument(instrument_id: Key, language: CallerLanguage, work: Work) -> InstrumentOut:
    """Show an instrument version.

    Show one instrument version of your agency, with all its questions.
    """
    return _to_response(instruments.get(work, instrument_id), language)


@router.put("/{instrument_id}", action=Action.INSTRUMENT_WRITE)
def edit_instrument(
    instrument_id: Key,
    body: InstrumentIn,
    expected_version: ExpectedVersion,
    language: CallerLanguage,
    work: Work,
) -> InstrumentOut:
    """Replace an instrument draft.

    Replace the whole content of a draft; a version that was ever in use stays as it is.
    """
    document = body.instrument.model_dump(mode="json", exclude_none=True)
    return _to_response(instruments.edit(work, instrument_id, expected_version, document), language)


@router.post("/{instrument_id}/activate", action=Action.INSTRUMENT_ACTIVATE)
def activate_instrument(
    instrument_id: Key, expected_version: ExpectedVersion, language: CallerLanguage, work: Work
) -> InstrumentOut:
    """Activate an instrument version.

    Let surveys use this version; it is checked first, and can never change afterwards.
    """
    return _to_response(instruments.activate(work, instrument_id, expected_version), language)


@router.post("/{instrument_id}/retire", action=Action.INSTRUMENT_RETIRE)
def retire_instrument(
    instrument_id: Key, expected_version: ExpectedVersion, language: CallerLanguage, work: Work
) -> InstrumentOut:
    """Retire an instrument version.

    Let no further survey use this version; surveys that already use it keep it.
    """
    return _to_response(instruments.retire(work, instrument_id, expected_version), language)


def _to_response(view: InstrumentView, language: Language) -> InstrumentOut:
    return InstrumentOut(
        id=view.id,
        key=view.key,
        number=view.number,
        status=view.status,
        instrument=_instrument_to_response(view.instrument),
        digest=view.digest,
        warnings=describe_faults(view.warnings, language),
        created_at=view.created_at,
        allowed_actions=view.allowed_actions,
        version=view.version,
    )


def _point_to_response(point: TrendPoint) -> TrendPointOut:
    return TrendPointOut(
        survey_id=point.survey_id,
        title=point.title,
        starts_on=point.starts_on,
        ends_on=point.ends_on,
        count=point.count,
        figures=tuple(_figure_to_response(figure) for figure in point.figures),
    )


def _figure_to_response(figure: TrendFigure) -> TrendFigureOut:
    change = None if figure.change is None else round_half_up(figure.change, 4)
    return TrendFigureOut.model_validate(
        {
            "code": figure.code,
            "estimate": figure.estimate,
            "change": None if change is None else str(change),
            "is_clear": figure.is_clear,
        }
    )


def _instrument_to_response(instrument: Instrument) -> InstrumentShippedOut:
    factor: Decimal | None = None
    if instrument.factor is not None:
        factor = round_half_up(instrument.factor, 4)
    shown = {name: getattr(instrument, name) for name in _SHOWN}
    return InstrumentShippedOut.model_validate({**shown, "factor": factor})


_SHOWN = ("key", "title", "purpose", "source", "questions", "bands")
