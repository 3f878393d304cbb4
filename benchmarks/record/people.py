"""Name the people of the generated record: who they are, in which section, and what is theirs.

Offices have five sections, a section has a head and sixty people. The first office and its first
section are made through the service; all others are copies of them, so that a caller of the first
finds around them what anybody finds, however many offices there are.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from tests.world import key

STAFF: Final = 60
SECTION_SIZE: Final = STAFF + 1
SECTIONS: Final = 5
"""Sections of an office."""

OFFICE, SECTION = "DINAS-0000", "SEKSI-00000"
"""What stands for an office and a section in the codes of the first of each, and in names.

No id has such letters in it.
"""
OFFICE_HEAD, SECTION_HEAD = "chief", "boss"

WITHOUT_PLAN: Final = range(3)
DRAFT: Final = range(3, 6)
SUBMITTED: Final = range(6, 11)
APPROVED: Final = range(11, STAFF)
"""Numbers of the people of a section, by how far their plan is."""

JANUARY: Final[tuple[tuple[str, ...], ...]] = (
    ("rate", "finalize", "deliver", "acknowledge"),
    ("rate", "finalize", "deliver"),
    ("rate", "finalize"),
    ("rate", "finalize", "deliver", "acknowledge"),
    ("rate", "finalize", "deliver", "file"),
    ("rate", "finalize", "deliver", "acknowledge"),
    ("rate", "finalize", "reopen"),
    ("rate",),
    ("rate", "finalize", "deliver", "file", "hear"),
    ("rate", "finalize", "deliver", "acknowledge"),
    ("rate", "finalize", "deliver", "file", "hear", "change"),
    (),
)
"""What was done with the results of January, person by person, over and over."""
RATED_EVERY: Final = 4
"""Of February, every fourth result has been rated; the others are open."""


@dataclass(frozen=True, slots=True)
class Location:
    """A section, counted over all offices; the first is the one that was made and not copied."""

    section: int = 0

    @property
    def office(self) -> int:
        """The office that it belongs to."""
        return self.section // SECTIONS

    def of_office(self, first: UUID) -> UUID:
        """Name in this office what is *first* in the first one."""
        return uuid5(first, f"office {self.office}") if self.office else first

    def of_section(self, first: UUID) -> UUID:
        """Name in this section what is *first* in the first one."""
        return uuid5(first, f"section {self.section}") if self.section else first


def staff(number: int) -> str:
    """Call a person of the first section by their number."""
    return f"p{number}"


def id_of(who: str, section: int, what: str = "") -> UUID:
    """Name a person (*what*: their account, their session) of a section, or its office's head."""
    location = Location(section)
    first = key(f"alfa:{what}{who}")
    return location.of_office(first) if who == OFFICE_HEAD else location.of_section(first)


def count_sections(people: int) -> int:
    """Tell how many sections so many people make."""
    return max(1, round(people / SECTION_SIZE))
