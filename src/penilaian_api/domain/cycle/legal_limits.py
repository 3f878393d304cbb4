"""Hold a stated cycle against the days and the rhythm that the law sets.

PermenPANRB 6/2022 has no rule for extensions, and agencies are granted them by letter: so a day
beyond the law is not refused, but warned of with its article, and who set it stays on record.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from penilaian_api.domain.cycle.legal_terms import Terms, YearlyTerm
from penilaian_api.domain.cycle.setup import PeriodKind, StatedCycle
from penilaian_api.domain.errors import Fault

SHORT: Final = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER})
"""The rhythms of periodic evaluation, of which an agency chooses one (art. 24)."""


def plans_term(year: int, terms: Terms) -> YearlyTerm:
    """Give the term until which the plans of a year are set (art. 14)."""
    return terms.yearly_term("plan_set", date(year, 12, 31))


def window_term(kind: PeriodKind, year: int, terms: Terms) -> YearlyTerm | None:
    """Give the term in which a period is rated: the year's has one, a shorter one is the agency's.

    Annex IV A8.
    """
    is_year = kind is PeriodKind.YEAR
    return terms.yearly_term("annual_evaluation", date(year, 12, 31)) if is_year else None


def organization_result_term(kind: PeriodKind, year: int, terms: Terms) -> YearlyTerm | None:
    """Give the term of the organization's annual result; later, last year's counts (IV B1f)."""
    is_year = kind is PeriodKind.YEAR
    return terms.yearly_term("annual_organization_result", date(year, 12, 31)) if is_year else None


def is_beyond(day: date, term: YearlyTerm | None, year: int) -> bool:
    """Tell whether *day* is later than the law's last day for *year*."""
    return term is not None and day > term.due_on(year)


def limit_warnings(
    cycle: StatedCycle, terms: Terms, others: Mapping[str, Collection[PeriodKind]]
) -> tuple[Fault, ...]:
    """Name what goes beyond the law's days, and rhythms beside each other in an agency.

    *others* maps the other cycles of the agency's year to the kinds of their periods.
    """
    return (
        *_plan_warnings(cycle, terms),
        *_window_warnings(cycle, terms),
        *_rhythms(cycle, others),
    )


def rhythm_faults(cycle: StatedCycle, before: StatedCycle | None) -> tuple[Fault, ...]:
    """Refuse months beside quarters in one cycle, unless it was so before this was looked at."""
    if before is not None and len(_short_kinds(before)) > 1:
        return ()
    return tuple(_second_rhythm(cycle))


def _plan_warnings(cycle: StatedCycle, terms: Terms) -> Iterator[Fault]:
    term = plans_term(cycle.year, terms)
    if is_beyond(cycle.plans_due_on, term, cycle.year):
        yield Fault("/plans_due_on", "plans_due_late", _facts(term.due_on(cycle.year), term))


def _window_warnings(cycle: StatedCycle, terms: Terms) -> Iterator[Fault]:
    for index, period in enumerate(cycle.periods):
        term = window_term(period.kind, cycle.year, terms)
        if term is None:
            continue
        if is_beyond(period.rate_until, term, cycle.year):
            facts = _facts(term.due_on(cycle.year), term)
            yield Fault(f"/periods/{index}/rate_until", "annual_window_late", facts)
        opens_on = term.opens_on(cycle.year)
        if opens_on is not None and period.rate_from < opens_on:
            yield Fault(
                f"/periods/{index}/rate_from", "annual_window_early", _facts(opens_on, term)
            )


def _rhythms(cycle: StatedCycle, others: Mapping[str, Collection[PeriodKind]]) -> Iterator[Fault]:
    yield from _second_rhythm(cycle)
    for index, period in enumerate(cycle.periods):
        different = SHORT - {period.kind} if period.kind in SHORT else frozenset[PeriodKind]()
        for key, kinds in others.items():
            if different & {*kinds}:
                yield Fault(f"/periods/{index}/kind", "other_rhythm", {"key": key})
                return


def _second_rhythm(cycle: StatedCycle) -> Iterator[Fault]:
    """Point at the first period of another short kind than those before it."""
    short = [(index, period) for index, period in enumerate(cycle.periods) if period.kind in SHORT]
    for index, period in short:
        if period.kind is not short[0][1].kind:
            yield Fault(f"/periods/{index}/kind", "two_rhythms", {"key": short[0][1].key})
            return


def _short_kinds(cycle: StatedCycle) -> frozenset[PeriodKind]:
    return SHORT & {period.kind for period in cycle.periods}


def _facts(day: date, term: YearlyTerm) -> dict[str, str]:
    return {"day": str(day), "source": term.source}
