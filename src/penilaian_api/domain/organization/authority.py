"""Tell whose results are final from the start, because of the post and of who gave them.

PermenPANRB 6/2022, annex IV A12. The table holds what the text prints.
"""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.organization.organization import JobClass


class Tier(StrEnum):
    """Whether an agency (instansi) is central or of a region."""

    CENTRAL = auto()
    REGION = auto()


class PostKind(StrEnum):
    """A post as the law sorts it here: high officials, independent unit heads, everybody else."""

    JPT_UTAMA = auto()
    JPT_MADYA = auto()
    JPT_PRATAMA = auto()
    INDEPENDENT_HEAD = auto()
    OTHER = auto()


class Authority(StrEnum):
    """In what capacity somebody gives a result."""

    COORDINATING_MINISTER = auto()
    AGENCY_HEAD = auto()
    SENIOR_OFFICIAL = auto()
    REGIONAL_HEAD = auto()
    ASSESSOR = auto()


_FINAL: Final = frozenset(
    {
        (Tier.CENTRAL, PostKind.JPT_UTAMA, Authority.COORDINATING_MINISTER),
        (Tier.CENTRAL, PostKind.JPT_MADYA, Authority.AGENCY_HEAD),
        (Tier.CENTRAL, PostKind.INDEPENDENT_HEAD, Authority.COORDINATING_MINISTER),
        (Tier.REGION, PostKind.JPT_MADYA, Authority.REGIONAL_HEAD),
        (Tier.REGION, PostKind.JPT_PRATAMA, Authority.REGIONAL_HEAD),
        (Tier.REGION, PostKind.INDEPENDENT_HEAD, Authority.REGIONAL_HEAD),
    }
)

_HIGH: Final = {
    JobClass.JPT_UTAMA: PostKind.JPT_UTAMA,
    JobClass.JPT_MADYA: PostKind.JPT_MADYA,
    JobClass.JPT_PRATAMA: PostKind.JPT_PRATAMA,
}


def post_kind(job_class: JobClass, *, heads_independent_unit: bool = False) -> PostKind:
    """Sort a post for the rules of this module; a high official remains one as a unit's head."""
    lower = PostKind.INDEPENDENT_HEAD if heads_independent_unit else PostKind.OTHER
    return _HIGH.get(job_class, lower)


def rater_authority(tier: Tier, assessor: JobClass) -> Authority:
    """Tell in what capacity an assessor of that class acts: head of agency or region, or not.

    A central agency outside the ministries is headed by a JPT utama.
    """
    if assessor is JobClass.STATE_OFFICIAL:
        return Authority.REGIONAL_HEAD if tier is Tier.REGION else Authority.AGENCY_HEAD
    if assessor is JobClass.JPT_UTAMA:
        return Authority.AGENCY_HEAD
    if assessor is JobClass.JPT_MADYA:
        return Authority.SENIOR_OFFICIAL
    return Authority.ASSESSOR


def is_final_from_start(tier: Tier, post: PostKind, rated_by: Authority) -> bool:
    """Tell whether a result stands without any objection, because of who gave it (annex IV A12)."""
    return (tier, post, rated_by) in _FINAL
