"""The posts of a sample agency: its closed core, and more in its offices where more take part."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

SAMPLES = files("penilaian_api") / "data" / "samples"


@dataclass(frozen=True)
class Post:
    """A position of the sample data, and how many sit on it."""

    row: Mapping[str, str]

    @property
    def code(self) -> str:
        """Name the position as the agency does."""
        return self.row["position_code"]

    @property
    def superior(self) -> str:
        """Name the position that it reports to."""
        return self.row["reports_to_position_code"]

    @property
    def job_class(self) -> str:
        """Say what class of post it is."""
        return self.row["job_class"]

    @property
    def places(self) -> int:
        """Say how many may sit on it."""
        return int(self.row["headcount"])


def posts(agency: str, offices: Iterable[str], seats: int) -> list[Post]:
    """Read the core of an agency; its offices grow until *seats* people sit in each."""
    known = [Post(row) for row in rows_of(agency, "positions")]
    heads = {row["head_position_code"] for row in rows_of(agency, "units")}
    held = {post.code: post for post in known if post.row["core"] == "true"}
    for office in offices:
        _fill(held, [post for post in known if inside(post, office)], seats)
        _widen(held, office, heads, seats)
    return [held[post.code] for post in known if post.code in held]


def inside(post: Post, office: str) -> bool:
    """Tell whether a post belongs to an office or to a unit below it."""
    unit = post.row["unit_code"]
    return unit == office or unit.startswith(f"{office}.")


def units(agency: str, held: Iterable[Post]) -> list[Mapping[str, str]]:
    """Read the units that have a position, and all above them."""
    known = {row["unit_code"]: row for row in rows_of(agency, "units")}
    wanted: set[str] = set()
    for post in held:
        code = post.row["unit_code"]
        while code and code not in wanted:
            wanted.add(code)
            code = known[code]["parent_code"]
    return [row for row in known.values() if row["unit_code"] in wanted]


def rows_of(agency: str, kind: str) -> list[dict[str, str]]:
    """Read a file of a sample agency."""
    return [*csv.DictReader(io.StringIO((SAMPLES / agency / f"{kind}.csv").read_text()))]


def _fill(held: dict[str, Post], known: list[Post], seats: int) -> None:
    """Take in the other posts of an office, leaders before those who report to them."""
    left = [post for post in known if post.code not in held]
    free = seats - sum(post.places for post in known if post.code in held)
    for post in left:
        if post.superior in held and post.places <= free:
            held[post.code] = post
            free -= post.places


def _widen(held: dict[str, Post], office: str, heads: set[str], seats: int) -> None:
    """Give the posts that lead nobody more places, each as many as the others."""
    inner = [post for post in held.values() if inside(post, office)]
    leading = heads | {post.superior for post in held.values()}
    staff = [post for post in inner if post.code not in leading]
    more = max(0, seats - sum(post.places for post in inner))
    for place, post in enumerate(staff):
        share = more // len(staff) + (place < more % len(staff))
        held[post.code] = Post({**post.row, "headcount": str(post.places + share)})
