"""Map the record's tables as one usually does: classes with relationships, no filter anywhere."""

from typing import Any

from sqlalchemy.orm import DeclarativeBase, relationship

from penilaian_api.storage.models.base import Base

_TABLES = Base.metadata.tables


class Plain(DeclarativeBase):
    """The base of the plain classes."""

    metadata = Base.metadata


def _linked(target: str, condition: str, **options: Any) -> Any:
    return relationship(target, primaryjoin=condition, viewonly=True, **options)


class Account(Plain):
    __table__ = _TABLES["account"]
    employee = _linked(
        "Employee", "foreign(Account.employee_id) == remote(Employee.id)", uselist=False
    )


class Unit(Plain):
    __table__ = _TABLES["unit"]


class Position(Plain):
    __table__ = _TABLES["position"]
    unit = _linked("Unit", "foreign(Position.unit_id) == remote(Unit.id)", uselist=False)


class Assignment(Plain):
    __table__ = _TABLES["assignment"]
    position = _linked(
        "Position", "foreign(Assignment.position_id) == remote(Position.id)", uselist=False
    )


class Assessor(Plain):
    __table__ = _TABLES["assessor"]


class Employee(Plain):
    __table__ = _TABLES["employee"]
    unit = _linked("Unit", "foreign(Employee.unit_id) == remote(Unit.id)", uselist=False)
    assignments = _linked(
        "Assignment", "Employee.id == remote(foreign(Assignment.employee_id))", uselist=True
    )
    plans = _linked("Plan", "Employee.id == remote(foreign(Plan.employee_id))", uselist=True)
    evaluations = _linked(
        "Evaluation", "Employee.id == remote(foreign(Evaluation.employee_id))", uselist=True
    )


class Cycle(Plain):
    __table__ = _TABLES["cycle"]


class Period(Plain):
    __table__ = _TABLES["period"]


class Plan(Plain):
    __table__ = _TABLES["plan"]
    employee = _linked(
        "Employee", "foreign(Plan.employee_id) == remote(Employee.id)", uselist=False
    )
    position = _linked(
        "Position", "foreign(Plan.position_id) == remote(Position.id)", uselist=False
    )
    unit = _linked("Unit", "foreign(Plan.unit_id) == remote(Unit.id)", uselist=False)
    cycle = _linked("Cycle", "foreign(Plan.cycle_id) == remote(Cycle.id)", uselist=False)
    revisions = _linked("Revision", "Plan.id == remote(foreign(Revision.plan_id))", uselist=True)


class Revision(Plain):
    __table__ = _TABLES["plan_revision"]
    results = _linked("Result", "Revision.id == remote(foreign(Result.revision_id))", uselist=True)
    expectations = _linked(
        "Expectation", "Revision.id == remote(foreign(Expectation.revision_id))", uselist=True
    )
    signatures = _linked(
        "Signature", "Revision.id == remote(foreign(Signature.revision_id))", uselist=True
    )


class Result(Plain):
    __table__ = _TABLES["work_result"]
    indicators = _linked(
        "Indicator", "Result.id == remote(foreign(Indicator.result_id))", uselist=True
    )


class Indicator(Plain):
    __table__ = _TABLES["plan_indicator"]


class Progress(Plain):
    __table__ = _TABLES["progress"]


class Expectation(Plain):
    __table__ = _TABLES["behavior_expectation"]


class Signature(Plain):
    __table__ = _TABLES["plan_signature"]


class SchemeVersion(Plain):
    __table__ = _TABLES["scheme_version"]


class Snapshot(Plain):
    __table__ = _TABLES["snapshot"]
    scheme = _linked(
        "SchemeVersion",
        "foreign(Snapshot.scheme_version_id) == remote(SchemeVersion.id)",
        uselist=False,
    )


class Rating(Plain):
    __table__ = _TABLES["evaluation_rating"]


class Objection(Plain):
    __table__ = _TABLES["objection"]


class Assessment(Plain):
    __table__ = _TABLES["assessment"]
    snapshot = _linked(
        "Snapshot", "foreign(Assessment.snapshot_id) == remote(Snapshot.id)", uselist=False
    )


class Evaluation(Plain):
    __table__ = _TABLES["evaluation"]
    employee = _linked(
        "Employee", "foreign(Evaluation.employee_id) == remote(Employee.id)", uselist=False
    )
    period = _linked("Period", "foreign(Evaluation.period_id) == remote(Period.id)", uselist=False)
    plan = _linked("Plan", "foreign(Evaluation.plan_id) == remote(Plan.id)", uselist=False)
    assessment = _linked(
        "Assessment", "Evaluation.id == remote(foreign(Assessment.evaluation_id))", uselist=False
    )
    ratings = _linked(
        "Rating", "Evaluation.id == remote(foreign(Rating.evaluation_id))", uselist=True
    )
    objections = _linked(
        "Objection", "Evaluation.id == remote(foreign(Objection.evaluation_id))", uselist=True
    )


class InstrumentVersion(Plain):
    __table__ = _TABLES["instrument_version"]


class Survey(Plain):
    __table__ = _TABLES["survey"]
    instrument = _linked(
        "InstrumentVersion",
        "foreign(Survey.instrument_id) == remote(InstrumentVersion.id)",
        uselist=False,
    )


class SurveyTarget(Plain):
    __table__ = _TABLES["survey_target"]
    survey = _linked(
        "Survey", "foreign(SurveyTarget.survey_id) == remote(Survey.id)", uselist=False
    )
    tallies = _linked(
        "SurveyTally", "SurveyTarget.id == remote(foreign(SurveyTally.target_id))", uselist=True
    )


class SurveyLink(Plain):
    __table__ = _TABLES["survey_link"]
    target = _linked(
        "SurveyTarget", "foreign(SurveyLink.target_id) == remote(SurveyTarget.id)", uselist=False
    )


class SurveyTally(Plain):
    __table__ = _TABLES["survey_tally"]


class SurveyText(Plain):
    __table__ = _TABLES["survey_text"]
