"""A refusal by the state of a record says the state, the step, which steps lead there, by whom."""

import importlib
import json
import pkgutil
from uuid import uuid4

import pytest

import penilaian_api.domain
from penilaian_api.api.transport import messages, problems
from penilaian_api.api.transport.messages import LANGUAGES, Language
from penilaian_api.domain.access.steps import BY_THE_PROGRAM, action_of
from penilaian_api.domain.errors import WrongStateError
from penilaian_api.domain.transitions import Workflow, advance

WORKFLOWS = [
    workflow
    for module in pkgutil.walk_packages(penilaian_api.domain.__path__, "penilaian_api.domain.")
    for workflow in vars(importlib.import_module(module.name)).values()
    if isinstance(workflow, Workflow)
]
REFUSED = {
    (workflow.name, state, step): workflow
    for workflow in WORKFLOWS
    for state in {workflow.start, *workflow.table.values()}
    for step in {step for _, step in workflow.table}
    if (state, step) not in workflow.table
}


def refused(name: str, state: str, step: str) -> WrongStateError:
    with pytest.raises(WrongStateError) as caught:
        advance(REFUSED[name, state, step], state, step)
    return caught.value


@pytest.mark.parametrize(("name", "state", "step"), sorted(REFUSED))
def test_every_refusal_by_state_names_the_way_on(name: str, state: str, step: str) -> None:
    workflow, refusal = REFUSED[name, state, step], refused(name, state, step)
    steps_on = refusal.steps_on
    if steps_on.way:
        reached = state
        for each in steps_on.way:
            reached = advance(workflow, reached, each)
        assert (reached, step) in workflow.table
    else:
        assert {*steps_on.instead} == {each for origin, each in workflow.table if origin == state}
    for language in LANGUAGES:
        detail = _detail(refusal, language)
        named = (state_of(state, language), *(words(each, language) for each in steps_on.way))
        assert all(word in detail for word in (*named, words(step, language)))
        assert not {"{", "}", "_"} & {*detail}, detail


def test_each_step_has_an_action_that_somebody_may_take() -> None:
    steps = {(each.name, step) for each in WORKFLOWS for _, step in each.table}
    assert {each for each in steps if action_of(*each) is None} == BY_THE_PROGRAM


def test_it_reads_as_an_office_would_say_it() -> None:
    early = refused("plan", "draft", "approve")
    assert _detail(early, "id").endswith(
        'Langkah itu terbuka sesudah "ajukan" oleh pegawai pemilik catatan itu.'
    )
    late = refused("meeting", "canceled", "hold")
    assert "tidak ada langkah yang masih terbuka" in _detail(late, "id")


def _detail(refusal: WrongStateError, language: Language) -> str:
    _, _, body = problems.render(refusal, language, uuid4())
    detail: str = json.loads(body)["detail"]
    return detail


def state_of(state: str, language: Language) -> str:
    return messages.label(f"state.{state}", language)


def words(step: str, language: Language) -> str:
    return messages.label(f"step.{step}", language)
