"""Authorize callers by the policy, or say what is missing to them.

Why it is so: docs/decisions/0003.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from penilaian_api.domain.access.actors import Access, Action, Actor, Grant, Reach, Role, RoleSpan
from penilaian_api.domain.access.policy import AGENCY_WIDE, POLICY
from penilaian_api.domain.errors import ForbiddenError, Needs

AGENCY_REACH: Final = frozenset({Reach.AGENCY})
"""The relation to what is nobody's own: who may change it may change all of it that they see."""


def authorize(actor: Actor, action: Action) -> Access:
    """Authorize *actor* for *action*, or refuse: deny unless a grant names one of their roles."""
    grants = open_grants(actor, action)
    if not grants:
        raise ForbiddenError("action_not_open", needs=needs_of(actor, action))
    return Access(actor, action, grants, POLICY[action].recorded)


def open_grants(actor: Actor, action: Action) -> tuple[Grant, ...]:
    """Return the grants by which *actor* may take *action*; none where it is not open to them."""
    rule = POLICY[action]
    return tuple(grant for grant in rule.grants if rule.always or _opens(grant, actor, action))


def needs_of(actor: Actor, action: Action, spans: Iterable[RoleSpan] = ()) -> Needs:
    """Say what is missing to *actor*: a scope, a role, or the days of a role that they are granted.

    *spans*: the days of all roles that were ever granted to their account.
    """
    ways = tuple(dict.fromkeys((grant.role, grant.reach) for grant in POLICY[action].grants))
    needs = Needs("role", action, ways)
    if Role.SERVICE in actor.roles:
        return _needs_of_service(actor, action, needs)
    granted = sorted((span for span in spans if span.role in needs.roles), key=_first_day)
    coming = [span for span in granted if span.starts_on > actor.today]
    if coming:
        begins = coming[0].starts_on
        return replace(_only(coming[0].role, needs), reason="role_begins", starts_on=begins)
    if granted and (ends_before := granted[-1].ends_before) is not None:
        last = ends_before - timedelta(days=1)
        return replace(_only(granted[-1].role, needs), reason="role_ended", ended_on=last)
    return needs


def usable_scopes(*, is_bound: bool) -> frozenset[str]:
    """Name the scopes that a service can use; *is_bound*: one that is bound to a unit."""
    return frozenset(
        action.value
        for action, rule in POLICY.items()
        if any(grant.role is Role.SERVICE for grant in rule.grants)
        and not (is_bound and action in AGENCY_WIDE)
    )


def _first_day(span: RoleSpan) -> date:
    return span.starts_on


def _only(role: Role, needs: Needs) -> Needs:
    """Keep of *needs* the ways of one role."""
    return replace(needs, ways=tuple(way for way in needs.ways if way[0] == role))


def _needs_of_service(actor: Actor, action: Action, needs: Needs) -> Needs:
    if action not in usable_scopes(is_bound=False):
        return replace(needs, reason="not_for_services")
    if action in actor.scopes:
        return replace(needs, reason="whole_agency", scope=action)
    return replace(needs, reason="scope", scope=action)


def filter_allowed(
    actor: Actor, reaches: frozenset[Reach], actions: Iterable[Action]
) -> tuple[Action, ...]:
    """Return those of *actions* that *actor* may take on a record within *reaches* of them."""
    return tuple(
        action
        for action in actions
        if any(
            grant.reach in reaches and _opens(grant, actor, action)
            for grant in POLICY[action].grants
        )
    )


def _opens(grant: Grant, actor: Actor, action: Action) -> bool:
    if grant.role not in actor.roles:
        return False
    if grant.role is not Role.SERVICE:
        return True
    return action in actor.scopes and not (actor.unit_path and action in AGENCY_WIDE)
