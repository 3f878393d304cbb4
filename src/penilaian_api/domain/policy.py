"""Who may do what: the one table, deny by default, and the two questions asked of it."""

from collections.abc import Iterable, Mapping
from typing import Final

from penilaian_api.domain.access import Access, Action, Actor, Grant, Reach, Role, Rule
from penilaian_api.domain.errors import Forbidden

EVERYONE: Final = tuple(Grant(role, Reach.OWN) for role in Role)
"""Whoever is signed in, on what is his."""

ADMIN: Final = Grant(Role.ADMIN, Reach.AGENCY)
SERVICE: Final = Grant(Role.SERVICE, Reach.AGENCY)
EMPLOYEE: Final = Grant(Role.EMPLOYEE, Reach.OWN)
AUDITOR: Final = Grant(Role.AUDITOR, Reach.AGENCY)
ASSESSOR: Final = Grant(Role.SUPERVISOR, Reach.REPORTS)
REVIEWER: Final = Grant(Role.SUPERVISOR, Reach.REVIEWS)
HEAD: Final = Grant(Role.EMPLOYEE, Reach.UNIT)
ABOVE: Final = Grant(Role.SUPERVISOR, Reach.LINE)

STRUCTURE: Final = (Grant(Role.EMPLOYEE, Reach.AGENCY), ADMIN, AUDITOR, SERVICE)
"""What the whole agency may know of itself: units, positions, calendars."""

POLICY: Final[Mapping[Action, Rule]] = {
    Action.ME_READ: Rule(EVERYONE, writes=False),
    Action.ME_PASSWORD: Rule(EVERYONE),
    Action.ME_TRAIL: Rule((EMPLOYEE,), writes=False),
    Action.ME_DATA: Rule((EMPLOYEE,), writes=False),
    Action.SESSION_REVOKE: Rule(EVERYONE),
    Action.AGENCY_READ: Rule(STRUCTURE, writes=False),
    Action.AGENCY_EDIT: Rule((ADMIN,)),
    Action.UNIT_READ: Rule(STRUCTURE, writes=False),
    Action.UNIT_WRITE: Rule((ADMIN, SERVICE)),
    Action.ACCOUNT_READ: Rule((ADMIN,), writes=False),
    Action.ACCOUNT_WRITE: Rule((ADMIN,)),
    Action.AUDIT_READ: Rule((AUDITOR,), writes=False),
}


def clear(actor: Actor, action: Action) -> Access:
    """Clear *actor* for *action*, or refuse: deny unless a grant names one of his roles."""
    rule = POLICY[action]
    grants = tuple(grant for grant in rule.grants if _opens(grant, actor, action))
    if not grants:
        raise Forbidden("action_not_open")
    return Access(actor, action, grants, rule.recorded)


def allowed(
    actor: Actor, reaches: frozenset[Reach], actions: Iterable[Action]
) -> tuple[Action, ...]:
    """Name those of *actions* that *actor* may take on a record to which he stands in *reaches*."""
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
    return grant.role is not Role.SERVICE or action in actor.scopes
