"""Write the sentences of acts beside a result, in both languages: those marked, and a reuse."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.evaluation.schemas.results import MarkOut
from penilaian_api.api.v1.shared.shapes import Bilingual
from penilaian_api.domain.evaluation.marks import Mark
from penilaian_api.domain.evaluation.reuse import Agreement


def mark_to_response(mark: Mark, zone: str) -> MarkOut:
    """Render a mark with its sentence: who acted, and who let them."""
    return MarkOut(
        step=mark.step,
        ground=mark.ground,
        acted_at=mark.acted_at,
        sentence=Bilingual(id=_write(mark, zone, "id"), en=_write(mark, zone, "en")),
    )


def write_agreement(agreement: Agreement, zone: str) -> Bilingual:
    """Write by whose agreement a result was reused, and why."""
    facts = {
        "period": agreement.period_key,
        "assessor": agreement.assessor,
        "employee": agreement.employee,
        "on": _day(agreement.agreed_at, zone),
        "reason": agreement.reason,
    }
    return Bilingual(
        id=messages.sentence("reuse.agreed", facts, "id"),
        en=messages.sentence("reuse.agreed", facts, "en"),
    )


def _write(mark: Mark, zone: str, language: Language) -> str:
    rule = "none" if mark.rule is None else str(mark.rule)
    consent = messages.sentence(
        f"mark_consent.{rule}", {"consenter": mark.consenter or ""}, language
    )
    facts = {
        "marked_step": str(mark.step),
        "on": _day(mark.acted_at, zone),
        "actor": mark.actor,
        "since": _since(mark, zone),
        "giver": mark.giver or messages.label("mark.operator", language),
        "consent": consent,
    }
    written = messages.sentence(f"mark.{mark.ground}", facts, language)
    if mark.voided_at is None:
        return written
    voided = messages.sentence("mark.voided", {"on": _day(mark.voided_at, zone)}, language)
    return f"{written} {voided}"


def _since(mark: Mark, zone: str) -> str:
    """Name the first day of the delegation, or the day of the reset."""
    if isinstance(mark.starts_on, date):
        return mark.starts_on.isoformat()
    return "" if mark.since is None else _day(mark.since, zone)


def _day(instant: datetime, zone: str) -> str:
    return f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%d}"
