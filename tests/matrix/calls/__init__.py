"""Gather the calls of all operations: importing this package registers the builders of each."""

from tests.matrix.calls import (
    attendance,
    development,
    evaluations,
    libraries,
    organization,
    participation,
    plans,
    public_feedback,
    registers,
    services,
    standards,
    surveys,
    year,
)
from tests.matrix.calls.document import documents
from tests.matrix.calls.document import jobs as document_jobs
from tests.matrix.calls.follow_up import accomplishments, decisions, rewards, rules
from tests.matrix.calls.registry import CALLS

__all__ = [
    "CALLS",
    "accomplishments",
    "attendance",
    "decisions",
    "development",
    "document_jobs",
    "documents",
    "evaluations",
    "libraries",
    "organization",
    "participation",
    "plans",
    "public_feedback",
    "registers",
    "rewards",
    "rules",
    "services",
    "standards",
    "surveys",
    "year",
]
