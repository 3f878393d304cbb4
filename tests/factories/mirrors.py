"""Keep a copy of a list as an integrator does: read it whole once, then only ask for changes."""

from collections.abc import Iterator
from typing import Any

from tests.factories.organization import expect
from tests.serving.client import Api


def pages(api: Api, path: str, who: str, limit: int = 200) -> Iterator[dict[str, Any]]:
    """Read a list page by page."""
    joint = "&" if "?" in path else "?"
    cursor = ""
    while cursor is not None:
        page = expect(api.get(f"{path}{joint}limit={limit}{cursor}", who=who), 200)
        yield page
        cursor = page["next"] and f"&cursor={page['next']}"


def read(api: Api, path: str, who: str = "admin") -> dict[str, Any]:
    """Read a list whole."""
    return {item["id"]: item for page in pages(api, path, who) for item in page["items"]}


class Mirror:
    """A copy of one list, as one caller sees it."""

    def __init__(self, api: Api, path: str, who: str = "admin", limit: int = 3) -> None:
        self.api, self.path, self.who, self.limit = api, path, who, limit
        self.items: dict[str, Any] = {}
        self.as_of: str | None = None
        self.received = 0
        """How many items and removals were answered in all."""

    def sync(self) -> None:
        """Ask for what changed since the last time, and take it over."""
        joint = "&" if "?" in self.path else "?"
        since = "" if self.as_of is None else f"{joint}changed_since={self.as_of}"
        whole: dict[str, Any] = {}
        answers = [*pages(self.api, f"{self.path}{since}", self.who, self.limit)]
        for page in answers:
            answered = {item["id"]: item for item in page["items"]}
            self.received += len(answered) + len(page["removed"])
            if page["is_whole"]:
                whole |= answered
            else:
                self.items |= answered
                for key in page["removed"]:
                    self.items.pop(key, None)
        if answers[0]["is_whole"]:
            self.items = whole
        self.as_of = answers[0]["as_of"]

    def check(self) -> None:
        """Hold the copy against the list."""
        assert self.items == read(self.api, self.path, self.who), f"{self.path} of {self.who}"
