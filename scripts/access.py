"""Print docs/access.md, the table of access, from the policy that the program enforces."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from penilaian_api.domain.access.actors import Action, Grant, Reach, Role, Rule
from penilaian_api.domain.access.policy import POLICY

ROLES: Final = {
    Role.EMPLOYEE: "has an account that names an employee",
    Role.SUPERVISOR: "assesses somebody today, by position or by delegation",
    Role.ADMIN: "is granted with dates; sets up, and never rates",
    Role.AUDITOR: "is granted with dates; reads the audit trail, not the texts",
    Role.SERVICE: "is another system; its scopes are the names of these actions",
}

REACHES: Final = {
    Reach.OWN: "the record is about the caller",
    Reach.REPORTS: "the caller assesses its employee today",
    Reach.LINE: "its employee reports to the caller, at any depth",
    Reach.UNIT: "its employee belongs to the unit that the caller heads, or to one below it",
    Reach.REVIEWS: "the caller assesses its employee's assessor",
    Reach.LEADER: "it is about the assessor of the caller",
    Reach.INVITED: "the caller was asked for it, or wrote it",
    Reach.AGENCY: "it belongs to the caller's agency (for a service with a subtree: to that)",
}

HEAD: Final = """# Who may do what

Written by `scripts/openapi` from `src/penilaian_api/domain/access/policy.py`; change it there.

Whatever is not in this table is denied. A cell names the *reach*: the relation that the caller must
have to a record today, read from the records at each request. In brackets: only in these states.
A record out of reach answers 404, as if it did not exist; an action without a cell for any of the
caller's roles answers 403, and `needs` says what is missing. Each action is one `x-action` in the
[contract](../openapi/penilaian.v1.json), and the name of a scope for a service account; a scope
without a cell under `service` is refused when it is granted.
"""

ACTORS: Final = """## Actors

Whom the texts name that this service was made from (the numbers are those of
[requirements.md](requirements.md)), and the way in that each of them has: a role with a reach, or,
for the public, an operation that needs no account. A person may stand in several.

| Actor | In English | Named in | Way in | What they do |
|---|---|---|---|---|"""

COLUMNS: Final = """
*Always*: it is about the caller's own sign-in, and open to whoever bears a valid token, of whatever
role or scope, or of none.

*Writes*: the request may change something, and leaves a row in the audit trail. *Recorded*: it
reads results of people; reading those of somebody else leaves a row in the audit trail too.
"""


def main() -> None:
    """Print the page."""
    sys.stdout.write("\n".join(_page_lines()))


def _page_lines() -> Iterator[str]:
    yield HEAD
    yield from _definition_lines("Roles", [(role.value, ROLES[role]) for role in Role])
    yield from _definition_lines("Reaches", [(reach.value, REACHES[reach]) for reach in Reach])
    yield ACTORS
    yield from map(_actor_row, named_actors())
    yield ""
    yield "## Actions"
    yield COLUMNS
    yield f"| Action | {' | '.join(role.value for role in Role)} | always | writes | recorded |"
    yield "|---" * (len(Role) + 4) + "|"
    yield from (_action_row(action, POLICY[action]) for action in Action if action in POLICY)
    yield ""


def _definition_lines(title: str, meanings: list[tuple[str, str]]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| Word | Meaning |\n|---|---|"
    yield from (f"| `{word}` | {meaning} |" for word, meaning in meanings)
    yield ""


def named_actors() -> list[dict[str, Any]]:
    """Read whom the texts name; refuse one whose way in the policy does not have."""
    path = Path(__file__).with_name("actors.toml")
    actors: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["actor"]
    for actor in actors:
        if "action" in actor:
            ways = {(grant.role, grant.reach) for grant in POLICY[Action(actor["action"])].grants}
            if (actor["role"], actor["reach"]) not in ways:
                raise SystemExit(f"{actor['name']}: nobody may {actor['action']} so.")
    return actors


def _actor_row(actor: dict[str, Any]) -> str:
    way = (
        f"`{actor['role']}`, reach `{actor['reach']}`: `{actor['action']}`"
        if "action" in actor
        else f"without an account: `{actor['operation']}`"
    )
    cells = (actor["name"], actor["english"], ", ".join(actor["texts"]), way, actor["does"])
    return f"| {' | '.join(cells)} |"


def _action_row(action: Action, rule: Rule) -> str:
    cells = (
        ", ".join(_format_cell(grant) for grant in rule.grants if grant.role is role)
        for role in Role
    )
    marks = ("yes" if mark else "" for mark in (rule.always, rule.writes, rule.recorded))
    return f"| `{action.value}` | {' | '.join((*cells, *marks))} |"


def _format_cell(grant: Grant) -> str:
    states = f" ({', '.join(sorted(grant.states))})" if grant.states else ""
    return grant.reach.value + states


if __name__ == "__main__":
    main()
