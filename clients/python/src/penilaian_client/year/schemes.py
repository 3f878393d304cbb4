"""Adopt the schemes that come with the service."""

from dataclasses import dataclass

from penilaian_client.year.changes import Act, Change
from penilaian_client.year.steps import LocalRefusalError, Run


@dataclass(frozen=True, slots=True)
class SchemeStep:
    """One scheme to be adopted, unless a version of it is active."""

    key: str

    @property
    def name(self) -> str:
        """The name that people read."""
        return f"scheme {self.key}"

    @property
    def location(self) -> str:
        """Where it stands in the file."""
        return f"[schemes] adopt {self.key!r}"

    def plan(self, run: Run) -> list[Change]:
        """Say whether it would be adopted; one that does not exist, or is history, is refused."""
        if any(scheme.key == self.key for scheme in run.client.each_schemes(status="active")):
            return []
        shipped = {scheme.key: scheme for scheme in run.client.list_shipped_schemes().items}
        offered = ", ".join(sorted(key for key, scheme in shipped.items() if not scheme.is_retired))
        if self.key not in shipped:
            raise LocalRefusalError("unknown_scheme", choices=offered)
        if shipped[self.key].is_retired:
            raise LocalRefusalError("scheme_is_history", choices=offered)
        run.new_schemes.add(self.key)
        return [Change(Act.CREATE, "scheme", self.key)]

    def apply(self, run: Run) -> None:
        """Adopt it."""
        run.client.adopt_scheme(self.key)

    def describe_pointer(self, pointer: str) -> str:
        """Name the key: there is nothing else in it."""
        return pointer
