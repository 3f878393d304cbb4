"""Say to whom a step is refused by the state of a record which steps lead to it, and by whom."""

from collections.abc import Sequence

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling.needs import join_names
from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.domain.access.steps import action_of
from penilaian_api.domain.errors import StepsOn


def describe(steps_on: StepsOn, language: Language) -> str:
    """Return the sentence that says how to go on from the state in which the record is."""
    if steps_on.way:
        return _sentence("next", steps_on.workflow, steps_on.way, language)
    if steps_on.instead:
        return _sentence("instead", steps_on.workflow, steps_on.instead, language)
    return messages.label("way_on.over", language)


def _sentence(key: str, workflow: str, steps: Sequence[str], language: Language) -> str:
    between = messages.label(f"way_on.between_{key}", language)
    named = f"{between} ".join(_name(workflow, step, language) for step in steps)
    return messages.label(f"way_on.{key}", language).format(steps=named)


def _name(workflow: str, step: str, language: Language) -> str:
    """Name a step with those who take it; what programs may do is nothing to people."""
    by = messages.label("way_on.the_program", language)
    if (action := action_of(workflow, step)) is not None:
        grants = (each for each in POLICY[action].grants if each.role is not Role.SERVICE)
        ways = dict.fromkeys(f"{grant.role}_{grant.reach}" for grant in grants)
        by = join_names([messages.label(f"open_to.{way}", language) for way in ways], language)
    name = messages.label(f"step.{step}", language)
    return messages.label("way_on.step", language).format(step=name, by=by)
