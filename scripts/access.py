"""Print docs/access.md: the table of access, as the program has it."""

import sys
from collections.abc import Iterator
from typing import Final

from penilaian_api.domain.access.actors import Action, Grant, Reach, Role, Rule
from penilaian_api.domain.access.policy import POLICY

ROLES: Final = {
    Role.EMPLOYEE: "whoever holds an account that names an employee",
    Role.SUPERVISOR: "who assesses somebody today, by position or by delegation",
    Role.ADMIN: "granted with dates; sets up, and never rates",
    Role.AUDITOR: "granted with dates; reads the audit trail, not the texts",
    Role.SERVICE: "another system; its scopes are the names of these actions",
}

REACHES: Final = {
    Reach.OWN: "the record is about me",
    Reach.REPORTS: "I am the assessor of its person today",
    Reach.LINE: "its person stands below me, at any depth",
    Reach.UNIT: "its person belongs to the unit that I head, or to one beneath it",
    Reach.REVIEWS: "I am the assessor of its person's assessor",
    Reach.LEADER: "it is about the one who assesses me",
    Reach.INVITED: "I was asked, or I wrote it",
    Reach.AGENCY: "it belongs to my agency (for a service: to its subtree, if it has one)",
}

HEAD: Final = """# Who may do what

Written by `scripts/openapi` from `src/penilaian_api/domain/access/policy.py`; change it there.

What is not in this table is refused. A cell names the *reach*: the relation in which the caller
must stand to a record today, read from the records at each request. In brackets: only in these
states. A record out of reach answers 404, as if it did not exist; an action without a cell for any
of the caller's roles answers 403. Each action is one `x-action` in the
[contract](../openapi/penilaian.v1.json), and the name of a scope for a service account.
"""

RECORDED: Final = """
*Writes*: the request may change something, and leaves a row in the trail. *Recorded*: it reads the
results of persons, and each read of somebody else's leaves a row in the trail too.
"""


def main() -> None:
    """Print the page."""
    sys.stdout.write("\n".join(_page()))


def _page() -> Iterator[str]:
    yield HEAD
    yield from _words("Roles", [(role.value, ROLES[role]) for role in Role])
    yield from _words("Reaches", [(reach.value, REACHES[reach]) for reach in Reach])
    yield "## Actions"
    yield RECORDED
    yield f"| Action | {' | '.join(role.value for role in Role)} | writes | recorded |"
    yield "|---" * (len(Role) + 3) + "|"
    yield from (_row(action, POLICY[action]) for action in Action if action in POLICY)
    yield ""


def _words(title: str, meanings: list[tuple[str, str]]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| Word | Meaning |\n|---|---|"
    yield from (f"| `{word}` | {meaning} |" for word, meaning in meanings)
    yield ""


def _row(action: Action, rule: Rule) -> str:
    cells = (
        ", ".join(_cell(grant) for grant in rule.grants if grant.role is role) for role in Role
    )
    marks = ("yes" if rule.writes else "", "yes" if rule.recorded else "")
    return f"| `{action.value}` | {' | '.join((*cells, *marks))} |"


def _cell(grant: Grant) -> str:
    states = f" ({', '.join(sorted(grant.states))})" if grant.states else ""
    return grant.reach.value + states


if __name__ == "__main__":
    main()
