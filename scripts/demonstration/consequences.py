"""Say below each table what followed from its results, and what they brought about."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from story import Appraisal, Story

PURPOSES: Final[Mapping[str, str]] = {
    "recognition": "recognitions",
    "reward": "rewards",
    "promotion": "promotions",
    "training": "trainings",
    "education": "further education",
}


def tell_consequences(story: Story, appraisal: Appraisal) -> list[str]:
    """Say in lines what was decided by the results of a system, and how its services do."""
    return [_tell_decisions(story, appraisal), *_EFFECTS[appraisal.system.source](story, appraisal)]


def _tell_decisions(story: Story, appraisal: Appraisal) -> str:
    admin = story.admins[appraisal.system.agency]
    decided = admin.each_decisions(unit_code=appraisal.system.office, outcome="granted")
    counts = Counter(decision.purpose.value for decision in decided)
    granted = [f"{count} {PURPOSES.get(name, name)}" for name, count in sorted(counts.items())]
    return f"Decided by people, each citing a result: {', '.join(granted) or 'nothing yet'}."


def _tell_values(key: str) -> Callable[[Story, Appraisal], Iterator[str]]:
    """Tell how an outcome of a service went over time."""

    def tell(story: Story, appraisal: Appraisal) -> Iterator[str]:
        admin = story.admins[appraisal.system.agency]
        values = [*admin.each_outcome_values(outcome_key=key)]
        outcome = admin.get_service_outcome(key)
        first, last = values[0], values[-1]
        yield (
            f"{outcome.name}: {first.value} {outcome.measured_in} until {first.ends_on}, "
            f"{last.value} until {last.ends_on}."
        )

    return tell


def _tell_comparison(story: Story, appraisal: Appraisal) -> Iterator[str]:
    admin = story.admins[appraisal.system.agency]
    for each in admin.each_outcome_comparisons(changed_on="2026-01-01", is_public_service=True):
        difference = each.difference_of_means
        if difference is not None:
            yield (
                f"{each.name}: {each.before.mean} {each.measured_in} before, {each.after.mean} "
                f"after; difference {difference.value}, 95 % between {difference.low} and "
                f"{difference.high}."
            )


def _tell_satisfaction(story: Story, appraisal: Appraisal) -> Iterator[str]:
    admin = story.admins[appraisal.system.agency]
    beside = admin.get_satisfaction_and_results(
        unit_code=appraisal.system.office, instrument_key="skm-14-2017"
    )
    for period in beside.periods:
        yield (
            f"Citizens' satisfaction {period.satisfaction} of 100 ({period.answers} answers), "
            f"beside a mean score of {period.mean_score} of {period.people} people."
        )


def _tell_follow_up(kind: str, periods: tuple[str, str]) -> Callable[..., Iterator[str]]:
    """Tell what can be said of the effect of training or coaching between two periods."""

    def tell(story: Story, appraisal: Appraisal) -> Iterator[str]:
        earlier, later = (appraisal.period_ids[key] for key in periods)
        effect = story.admins[appraisal.system.agency].get_follow_up_effect(
            kind=kind,
            unit_code=appraisal.system.office,
            earlier_period_id=earlier,
            later_period_id=later,
        )
        for each in effect.effects:
            about = f"Effect of {kind} on {each.level.value} ({each.measure.value})"
            few = f"not stated, fewer than {effect.least} can be compared"
            yield f"{about}: {few if each.difference is None else each.difference.value}."

    return tell


def _tell_discipline(story: Story, appraisal: Appraisal) -> Iterator[str]:
    admin = story.admins[appraisal.system.agency]
    period_id = appraisal.period_ids["2026"]
    measured = admin.each_measurements(period_id=period_id, part="discipline", current=True)
    people = sum(1 for _ in measured)
    yield f"Discipline is reckoned from the days of attendance, for {people} people."


_EFFECTS: Final[Mapping[str, Callable[[Story, Appraisal], Iterator[str]]]] = {
    "S0": _tell_values("kelulusan-literasi"),
    "S1": _tell_satisfaction,
    "S2": _tell_follow_up("training", ("2026-01", "2026-02")),
    "S3": _tell_comparison,
    "S4": _tell_discipline,
}
