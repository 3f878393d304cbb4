"""List the routers of version 1, in the order in which the documentation shows them."""

from typing import Final

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.v1 import platform
from penilaian_api.api.v1.account import accounts, approvals, own_sessions, session, tokens
from penilaian_api.api.v1.announcement import announcements
from penilaian_api.api.v1.attendance import attendance, discipline, sanctions
from penilaian_api.api.v1.audit import audit
from penilaian_api.api.v1.contribution import contributions
from penilaian_api.api.v1.cycle import cycles, goals, participation, periods, reopenings
from penilaian_api.api.v1.development import coaching, counseling, summaries, training
from penilaian_api.api.v1.document import documents, forms
from penilaian_api.api.v1.document import jobs as document_jobs
from penilaian_api.api.v1.document import page as document_page
from penilaian_api.api.v1.document import reports as upward_reports
from penilaian_api.api.v1.evaluation import (
    evaluations,
    objections,
    period_results,
    position_history,
    results,
)
from penilaian_api.api.v1.evaluation import steps as evaluation_steps
from penilaian_api.api.v1.event import events
from penilaian_api.api.v1.fairness import predicates, rater_statistics, signals
from penilaian_api.api.v1.feedback import feedback
from penilaian_api.api.v1.follow_up import accomplishments, decisions, outstanding, rewards
from penilaian_api.api.v1.imports import imports
from penilaian_api.api.v1.indicator import indicators, mapping, proposals, reviews
from penilaian_api.api.v1.me import tasks
from penilaian_api.api.v1.meeting import calibrations, meetings, outcomes
from penilaian_api.api.v1.meeting import training as rater_training
from penilaian_api.api.v1.organization import (
    agencies,
    assignments,
    delegations,
    employees,
    holidays,
    positions,
    reporting_lines,
    units,
)
from penilaian_api.api.v1.outcome import comparisons, effects, satisfaction
from penilaian_api.api.v1.outcome import outcomes as service_outcomes
from penilaian_api.api.v1.plan import bulk, plans
from penilaian_api.api.v1.plan import steps as plan_steps
from penilaian_api.api.v1.progress import (
    assessments,
    daily,
    directions,
    evidence,
    figures,
    innovations,
    measurements,
    progress,
    public_services,
    remedies,
)
from penilaian_api.api.v1.report import reports, siasn
from penilaian_api.api.v1.scoring import schemes
from penilaian_api.api.v1.standard import standards
from penilaian_api.api.v1.survey import (
    feedback_page,
    instruments,
    invitations,
    page,
    public,
    public_feedback,
    surveys,
)
from penilaian_api.api.v1.system_review import effectiveness
from penilaian_api.api.v1.system_review import reviews as system_reviews

V1: Final = "/v1"

ROUTERS: Final[tuple[tuple[str, GuardedRouter], ...]] = (
    ("", platform.router),
    (V1, tokens.router),
    (V1, session.router),
    (V1, own_sessions.router),
    (V1, agencies.router),
    (V1, units.router),
    (V1, imports.router),
    (V1, positions.router),
    (V1, standards.of_positions),
    (V1, standards.router),
    (V1, employees.router),
    (V1, assignments.router),
    (V1, reporting_lines.router),
    (V1, delegations.router),
    (V1, holidays.router),
    (V1, accounts.router),
    (V1, approvals.router),
    (V1, schemes.router),
    (V1, cycles.router),
    (V1, participation.router),
    (V1, periods.router),
    (V1, plans.router),
    (V1, plan_steps.router),
    (V1, directions.of_plans),
    (V1, directions.router),
    (V1, plans.of_cycles),
    (V1, progress.router),
    (V1, daily.router),
    (V1, remedies.of_plans),
    (V1, remedies.router),
    (V1, figures.router),
    (V1, contributions.of_plans),
    (V1, contributions.router),
    (V1, public_services.router),
    (V1, public_services.cases),
    (V1, public_services.of_employees),
    (V1, public_services.of_periods),
    (V1, service_outcomes.router),
    (V1, service_outcomes.of_values),
    (V1, service_outcomes.of_progress),
    (V1, service_outcomes.of_links),
    (V1, comparisons.of_outcomes),
    (V1, comparisons.router),
    (V1, satisfaction.router),
    (V1, effects.router),
    (V1, evidence.router),
    (V1, goals.router),
    (V1, evaluations.of_periods),
    (V1, evaluations.router),
    (V1, evaluation_steps.router),
    (V1, results.router),
    (V1, results.of_plans),
    (V1, results.of_periods),
    (V1, documents.router),
    (V1, forms.router),
    (V1, upward_reports.of_evaluations),
    (V1, upward_reports.router),
    (V1, document_jobs.router),
    (V1, period_results.router),
    (V1, position_history.router),
    (V1, outstanding.rules),
    (V1, outstanding.of_periods),
    (V1, decisions.of_recommendations),
    (V1, decisions.router),
    (V1, decisions.of_me),
    (V1, accomplishments.router),
    (V1, rewards.router),
    (V1, rewards.of_periods),
    (V1, rewards.of_decisions),
    (V1, rewards.of_publications),
    (V1, reopenings.router),
    (V1, objections.of_evaluations),
    (V1, objections.router),
    (V1, feedback.router),
    (V1, indicators.router),
    (V1, reviews.router),
    (V1, reviews.of_periods),
    (V1, mapping.router),
    (V1, proposals.router),
    (V1, announcements.router),
    (V1, meetings.router),
    (V1, calibrations.of_meetings),
    (V1, calibrations.router),
    (V1, outcomes.of_actions),
    (V1, rater_training.router),
    (V1, outcomes.of_lessons),
    (V1, outcomes.of_periods),
    (V1, coaching.router),
    (V1, coaching.results_router),
    (V1, summaries.results_router),
    (V1, summaries.team_router),
    (V1, coaching.feedback_router),
    (V1, counseling.router),
    (V1, counseling.records_router),
    (V1, training.router),
    (V1, training.people_router),
    (V1, training.results_router),
    (V1, rater_statistics.of_periods),
    (V1, predicates.of_periods),
    (V1, signals.of_periods),
    (V1, reports.router),
    (V1, siasn.of_periods),
    (V1, rater_statistics.of_studies),
    (V1, rater_statistics.router),
    (V1, effectiveness.router),
    (V1, effectiveness.of_periods),
    (V1, system_reviews.of_periods),
    (V1, system_reviews.router),
    (V1, measurements.router),
    (V1, assessments.of_rubrics),
    (V1, assessments.of_positions),
    (V1, assessments.router),
    (V1, innovations.router),
    (V1, innovations.of_panels),
    (V1, attendance.router),
    (V1, attendance.of_employees),
    (V1, attendance.rules),
    (V1, discipline.of_periods),
    (V1, discipline.router),
    (V1, sanctions.router),
    (V1, tasks.router),
    (V1, events.router),
    (V1, audit.router),
    (V1, audit.snapshots),
    (V1, bulk.router),
    (V1, instruments.router),
    (V1, surveys.router),
    (V1, public_feedback.router),
    (V1, public.router),
    (V1, invitations.router),
    ("", page.router),
    ("", feedback_page.router),
    ("", document_page.router),
)
