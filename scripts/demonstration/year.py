"""Play the year in the order of the README: set it up, then its steps 1 to 6.

The folder `setup` comes first. The modules of `steps` play one step each for the five systems;
those with `office` in their name, for the small office of Dumai. The monthly program and the
office's quarter run through the steps before the year does.
"""

from datetime import date

from display import ProgressDisplay
from samples.office import AGENCY, Office
from setup import (
    administration,
    agencies,
    announcements,
    library,
    participation,
    small_office,
    standards,
    years,
)
from steps import (
    fairness,
    s01_periods,
    s02_office_plans,
    s02_plans,
    s03_office_progress,
    s03_progress,
    s04_evaluations,
    s05_objection,
    s05_office_results,
    s05_office_reuse,
    s05_readers,
    s05_results,
    s06_follow_up,
)
from steps.development import careers, counseling, guidance
from steps.registers import documents, outcomes, reports, service_cases
from steps.reviews import contributions, system
from steps.voices import employees, meetings, public_feedback, surveys
from story import Appraisal, ReportStep, Story
from systems import MONTHS


def play_year(story: Story, display: ProgressDisplay) -> s05_objection.Outcome:
    """Play set-up and steps 1 to 6, and return what the objection changed."""
    report = display.advance
    story.set_clock(2026, 1, 5)
    office = _set_up(story, display)

    # 1. What is announced; what people say of the indicators; readiness, gates, opening.
    announcements.announce(story)
    participation.discuss_indicators(story)
    s01_periods.open_periods(story, report)
    s01_periods.open_office_quarter(story, office)
    # 2. Plans.
    standards.introduce_standard(story)
    service_cases.prepare_service(story)
    s02_plans.agree_plans(story, report)
    display.start_stage("The small office: plans")
    s02_office_plans.agree_plans(story, office)

    _play_months(story, report)
    display.start_stage("The small office: its first quarter")
    _play_office_quarter(story, office)

    story.set_clock(2026, 6, 14)
    s05_office_reuse.move_first(story, office)

    # 3. Progress, evidence, monitoring, feedback.
    story.set_clock(2026, 7, 6)
    s03_progress.post_progress(story, date(2026, 6, 30), report)
    service_cases.feed_cases(story)
    display.start_stage("A plan revised, the quarter closed, the year monitored")
    s02_plans.revise_plan(story)
    _close_office_quarter(story, office)
    _look_back(story, office)
    surveys.try_instrument(story, AGENCY)
    standards.try_standard(story, AGENCY)
    story.set_clock(2026, 12, 28)
    s03_progress.post_progress(story, date(2026, 12, 28), report)
    service_cases.feed_cases(story)
    service_cases.read_cases(story)
    _measure_outcomes(story)
    s05_results.take_over_result(story)
    s03_progress.give_feedback(story, report)
    _ask_and_hear(story)
    s02_office_plans.close_plan(story, office)

    # 4. The rating starts; 5. from self-assessment to acknowledgment, and an objection.
    story.set_clock(2027, 1, 5)
    for appraisal in story.appraisals:
        _evaluate(story, appraisal, "2026", report)
    fairness.compare_raters(story, story.find_appraisal("S3"), "2026")
    reports.make_reports(story, story.find_appraisal("S3"), "2026")
    display.start_stage("An objection, and what citizens and auditors read")
    story.set_clock(2027, 1, 11)
    outcome = s05_objection.object_to_result(story)
    documents.issue_document(story, office)
    s05_readers.read_as_everybody(story, office)
    _read_year(story)
    display.start_stage("Who did well, by a stated rule, and what follows")
    _follow_up(story)
    system.review_system(story)
    return outcome


def _read_year(story: Story) -> None:
    """Read what the year came to: who took part, what services brought about, who contributed."""
    participation.read_participation(story)
    outcomes.set_beside(story)
    outcomes.show_effect(story)
    standards.read_history(story)
    contributions.read_contributions(story)


def _measure_outcomes(story: Story) -> None:
    """Measure what services bring about, and compare it before and after a day."""
    outcomes.follow_education(story)
    outcomes.measure_counters(story)
    outcomes.compare_before_and_after(story)


def _ask_and_hear(story: Story) -> None:
    """Ask colleagues and employees, holders of positions and citizens, and hear what they say."""
    surveys.ask_colleagues(story, story.find_appraisal("S4"))
    employees.ask_employees(story, story.find_appraisal("S4"))
    participation.rate_relevance(story)
    public_feedback.hear_citizens(story, story.find_appraisal("S1"))


def _look_back(story: Story, office: Office) -> None:
    """See in the middle of the year what guidance did, meet about it, and read the monitoring."""
    guidance.show_effect(story, office)
    meetings.give_direction(story)
    meetings.review_performance(story)
    meetings.train_raters(story)
    s03_progress.read_monitoring(story)
    s03_progress.exchange_daily_progress(story)


def _set_up(story: Story, display: ProgressDisplay) -> Office:
    """Create the agencies, declare their years, and set up the small office by hand."""
    agencies.create_agencies(story, display.advance)
    years.declare_years(story, display.advance)
    display.expect_steps(story.count_steps())
    display.start_stage("A small office of Dumai, set up by hand")
    office = small_office.set_up_office(story)
    administration.manage_administration(story)
    display.start_stage("The small office: indicators, and a scheme of its own")
    library.fill_library(story, office)
    library.try_scheme(story)
    return office


def _follow_up(story: Story) -> None:
    """Step 6: who did well, what people decide from it, and where it may lead."""
    s06_follow_up.find_outstanding(story)
    s06_follow_up.decide_on_people(story)
    s06_follow_up.reward_teacher(story)
    s06_follow_up.try_rule(story)
    careers.plan_career(story)


def _play_months(story: Story, report: ReportStep) -> None:
    """Open, evaluate and conclude each month of the monthly program early in the next month."""
    for appraisal in story.appraisals:
        if appraisal.system.is_monthly:
            for first_day in MONTHS:
                report(f"{appraisal.system.name}: {first_day:%B}")
                story.set_clock(2026, first_day.month + 1, 2)
                s01_periods.open_periods_of(story, appraisal)
                _evaluate(story, appraisal, f"2026-{first_day.month:02}", report)
                if first_day == MONTHS[0]:
                    careers.train_officer(story, appraisal, f"2026-{first_day.month:02}")
            careers.show_effect(story, appraisal)


def _play_office_quarter(story: Story, office: Office) -> None:
    """Take the quarter of the small office through steps 3 to 5."""
    story.set_clock(2026, 4, 2)
    s03_office_progress.post_progress(story, office)
    s03_office_progress.exchange_feedback(story, office)
    s04_evaluations.start_office_evaluations(story, office)
    s05_office_results.conclude_evaluations(story, office)
    s05_office_results.reopen_result(story, office)
    guidance.guide_officer(story, office)
    counseling.counsel_colleague(story, office)


def _evaluate(story: Story, appraisal: Appraisal, period_key: str, report: ReportStep) -> None:
    """Take a period of one system through steps 4 and 5."""
    evaluations = s04_evaluations.start_evaluations(story, appraisal, period_key)
    s05_results.conclude_evaluations(story, appraisal, period_key, evaluations, report)


def _close_office_quarter(story: Story, office: Office) -> None:
    """Ask how relevant the indicator is, close the quarter and review it, and use its results."""
    participation.rate_office_indicator(story, office)
    s05_office_results.close_quarter(story, office)
    s05_office_reuse.reuse_result(story, office)
