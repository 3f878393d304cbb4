"""Whoever reads a record and may not act on it is told what the act needs: 403, never 404.

And the other way round: nobody learns by a 403 of a record that they do not read.
"""

from functools import cache

import pytest

from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.domain.access.policy import POLICY
from tests.matrix.callers import CALLERS, Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.enumeration import actions
from tests.matrix.stage import Call, Stage
from tests.matrix.table import ROWS

ONE_ACTION = frozenset({"answer_feedback_request"})
"""Giving feedback that one was asked for and giving it unasked are one action, open to all."""


@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: caller.name)
def test_what_one_reads_is_refused_by_what_it_needs(stage: Stage, caller: Caller) -> None:
    reads = cache(lambda path: stage.send(caller, Call("GET", path)).status_code)
    by_operation, wrong = actions(stage.api.served.app.app), []
    for row in ROWS:
        answer = row.answers[caller.name]
        if answer not in {"403", "404"} or row.operation in ONE_ACTION:
            continue
        call = CALLS[row.operation](Scene(stage, caller, row.state))
        parts = call.path.partition("?")[0].split("/")
        if call.method == "GET" or len(parts) <= 4 or parts[2] == "me":
            continue
        status = reads("/".join(parts[:4]))
        rule = POLICY[Action(by_operation[row.operation])]
        roles = {grant.role for grant in rule.grants} - {Role.SERVICE}
        is_open = bool(roles & caller.roles)
        if (answer, status) == ("404", 200) or (is_open and (answer, status) == ("403", 404)):
            wrong.append(f"{row.operation} {row.state} {caller.name} {answer}")
    assert not wrong, "\n".join(wrong)
