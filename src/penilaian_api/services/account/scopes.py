"""Check the scopes that a service is to be granted: only those that it can use."""

from collections.abc import Sequence

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import usable_scopes
from penilaian_api.domain.errors import Fault


def check(scopes: Sequence[str], *, is_bound: bool = False) -> list[Fault]:
    """Name the scopes that a service could not use (*is_bound*: to a unit), with those it can."""
    usable = usable_scopes(is_bound=is_bound)
    choices = ", ".join(sorted(usable))
    return [
        Fault(f"/scopes/{index}", _fault_code(scope), {"choices": choices})
        for index, scope in enumerate(scopes)
        if scope not in usable
    ]


def _fault_code(scope: str) -> str:
    if scope not in set(Action):
        return "unknown_scope"
    is_of_agency = scope in usable_scopes(is_bound=False)
    return "scope_of_agency" if is_of_agency else "scope_not_for_services"
