"""Define who is asked by a survey, and about what: the public, colleagues, employees, or holders.

Citizens answer by links about a unit. Everyone else is invited by name and answers under their own
sign-in: colleagues about a person, the employees of a unit about their work, and the holders of
positions about an indicator that measures them.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.survey.instrument import SurveyPurpose


class SurveyAudience(StrEnum):
    """Who is asked by a survey."""

    PUBLIC = auto()
    COLLEAGUES = auto()
    EMPLOYEES = auto()
    HOLDERS = auto()


_OF_PURPOSE: Final[Mapping[SurveyPurpose, tuple[SurveyAudience, ...]]] = {
    SurveyPurpose.FEEDBACK_360: (SurveyAudience.COLLEAGUES,),
    SurveyPurpose.RELEVANCE: (SurveyAudience.HOLDERS,),
    SurveyPurpose.PULSE: (SurveyAudience.EMPLOYEES, SurveyAudience.PUBLIC),
}
"""Whom an instrument may ask, the usual audience first."""
_OTHERS: Final = (SurveyAudience.PUBLIC, SurveyAudience.EMPLOYEES)

TARGET_FIELDS: Final[Mapping[SurveyAudience, str]] = {
    SurveyAudience.PUBLIC: "unit_code",
    SurveyAudience.COLLEAGUES: "employee_code",
    SurveyAudience.EMPLOYEES: "unit_code",
    SurveyAudience.HOLDERS: "indicator_key",
}
"""By which field a target of a survey is named."""

INVITED_AT_ONCE: Final = frozenset({SurveyAudience.EMPLOYEES, SurveyAudience.HOLDERS})
"""Audiences that follow from the records, so that all of them are invited when a survey opens."""


def usual_audience(purpose: SurveyPurpose) -> SurveyAudience:
    """Say who is asked where a survey does not state it."""
    return _OF_PURPOSE.get(purpose, _OTHERS)[0]


def audience_faults(purpose: SurveyPurpose, audience: SurveyAudience) -> Iterator[Fault]:
    """Name the fault where an instrument is put to people whom it cannot ask."""
    if audience not in _OF_PURPOSE.get(purpose, _OTHERS):
        yield Fault("/audience", "audience_unfit")
