"""Serve signals to who rates: what differs from colleagues, and that it is no verdict."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.fairness.predicates import round_exact
from penilaian_api.api.v1.fairness.schemas.signals import (
    HabitSignalOut,
    SharedFileOut,
    SharedUseOut,
    SignalsOut,
    SilentKindOut,
)
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.fairness.signals import NOMINAL_RATE, SignalKind
from penilaian_api.services.fairness import signals
from penilaian_api.services.fairness.signals import HabitSignal, SharedFile

of_periods = GuardedRouter("/periods", "Fairness")

_DIGITS = 4


@of_periods.get("/{period_id}/signals", action=Action.SIGNAL_READ)
def get_signals(
    period_id: Key,
    unit_code: Annotated[Code, Query(description="This unit and the units below it.")],
    work: Work,
    language: CallerLanguage,
) -> SignalsOut:
    """Show signals of a unit.

    Show where entries and files of the people whom you rate, or whose rating you review, differ
    from those of colleagues in the unit: the same file behind several people or lines, entries
    mostly in the last days of the period, round values, colleagues who praise each other by name.

    Each test is exact, and all of them together are held to five percent of false signals. A
    signal is a reason to ask, never a verdict: nothing is refused or changed by it. With few people
    it says why nothing can be tested.
    """
    view = signals.signals_of(work, period_id, unit_code)
    notes = ("no_verdict", "named_praise_only")
    return SignalsOut(
        period_id=view.period_id,
        period_key=view.period_key,
        unit_code=view.unit_code,
        unit_name=view.unit_name,
        people=view.people,
        tests=view.tests,
        nominal_rate=Decimal(str(NOMINAL_RATE)),
        late_from=view.late_from,
        files=tuple(_file(file, language) for file in view.files),
        habits=tuple(_habit(signal, language) for signal in view.habits),
        silent=tuple(SilentKindOut.model_validate(each) for each in view.silent),
        explanation=tuple(messages.label(f"signal.{note}", language) for note in notes),
    )


def _file(file: SharedFile, language: Language) -> SharedFileOut:
    name = "same_file" if file.people > 1 else "same_file_of_one"
    facts = {"people": str(file.people), "count": str(len(file.uses))}
    return SharedFileOut(
        kind=SignalKind.SAME_FILE,
        sha256=file.sha256,
        people=file.people,
        uses=tuple(SharedUseOut.model_validate(use) for use in file.uses),
        explanation=_say(name, facts, language),
    )


def _habit(signal: HabitSignal, language: Language) -> HabitSignalOut:
    chance = round_exact(signal.chance, _DIGITS)
    facts = {"marked": str(signal.marked), "all": str(signal.all), "chance": str(chance)}
    return HabitSignalOut(
        kind=signal.kind,
        employee_id=signal.employee_id,
        employee_code=signal.employee_code,
        employee_name=signal.employee_name,
        marked=signal.marked,
        all=signal.all,
        chance=chance,
        explanation=_say(signal.kind, facts, language),
    )


def _say(name: str, facts: Mapping[str, str], language: Language) -> str:
    return messages.sentence(f"signal.{name}", facts, language)
