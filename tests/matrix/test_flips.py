"""Mutate the policy: the matrix notices when one grant is removed or added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import pytest

from penilaian_api.domain.access import policy
from penilaian_api.domain.access.actors import Action, Grant, Reach, Role
from tests.matrix import enumeration
from tests.matrix.callers import CALLERS
from tests.matrix.comparison import mismatches
from tests.matrix.stage import Stage
from tests.matrix.table import ROWS, Row
from tests.records.dialects import SQLITE

MIN_SHARE = 0.95
"""So much of what is changed must be noticed."""
EVERY = 2
"""One flip of so many is tried: it takes a while."""
MIN_TRIED = 60

WIDER = {Reach.REPORTS: {Reach.LINE}, Reach.REVIEWS: {Reach.LINE}}
"""Whoever is assessed, or reviewed, by the caller also stands below them: the line is wider."""
OF_THE_CALLER = {Action.ME_TRAIL, Action.ME_DATA, Action.PLAN_CREATE}
"""What is done to the caller, however far they reach."""
ALSO = {Role.SUPERVISOR: {Role.EMPLOYEE}}
"""Whoever assesses is employed: what all employees may do, they may do."""


@dataclass(frozen=True, slots=True)
class Flip:
    """One grant too few, or one too many."""

    action: Action
    grant: Grant
    is_removed: bool

    def __str__(self) -> str:
        sign = "without" if self.is_removed else "with"
        return f"{self.action} {sign} {self.grant.role} {self.grant.reach}"


def test_the_matrix_notices_a_changed_cell_of_the_policy(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    if stage.api.dialect != SQLITE:
        pytest.skip("the policy is the same on both databases")
    rows = _rows_of_actions(stage)
    tried = [*islice(_list_flips(rows), 0, None, EVERY)]
    missed = []
    for flip in tried:
        with monkeypatch.context() as patch:
            patch.setitem(policy.POLICY, flip.action, _change_rule(flip))
            if not _is_noticed(stage, flip, rows[flip.action]):
                missed.append(str(flip))
    assert len(tried) >= MIN_TRIED
    assert len(missed) <= (1 - MIN_SHARE) * len(tried), "\n".join(missed)


def _rows_of_actions(stage: Stage) -> dict[Action, list[Row]]:
    actions = enumeration.actions(stage.api.served.app.app)
    rows: dict[Action, list[Row]] = {}
    for row in ROWS:
        action = actions[row.operation]
        if action in set(Action):
            rows.setdefault(Action(action), []).append(row)
    return rows


def _list_flips(rows: dict[Action, list[Row]]) -> Iterator[Flip]:
    """Take each grant away, and give each role the whole agency, unless nothing changes by it."""
    for action in rows:
        grants = policy.POLICY[action].grants
        for grant in grants:
            if not _is_implied(action, grant, [other for other in grants if other is not grant]):
                yield Flip(action, grant, is_removed=True)
        for role in Role:
            added = Grant(role, Reach.AGENCY)
            if not _is_implied(action, added, grants):
                yield Flip(action, added, is_removed=False)


def _is_implied(action: Action, grant: Grant, others: Sequence[Grant]) -> bool:
    if policy.POLICY[action].always:
        return True
    roles = {grant.role, *ALSO.get(grant.role, ())}
    if action in OF_THE_CALLER:
        return any(other.role in roles for other in others)
    reaches = {grant.reach, Reach.AGENCY, *WIDER.get(grant.reach, ())}
    return any(
        other.role in roles and other.reach in reaches and other.states in {None, grant.states}
        for other in others
    )


def _change_rule(flip: Flip) -> policy.Rule:
    rule = policy.POLICY[flip.action]
    others = tuple(grant for grant in rule.grants if grant != flip.grant)
    return replace(rule, grants=others if flip.is_removed else (*rule.grants, flip.grant))


def _is_noticed(stage: Stage, flip: Flip, rows: list[Row]) -> bool:
    """Ask those who have the role, until one is answered otherwise than the table says."""
    callers = tuple(caller for caller in CALLERS if flip.grant.role in caller.roles)
    return any(mismatches(stage, row, (caller,)) for row in rows for caller in callers)
