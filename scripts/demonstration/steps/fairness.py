"""After a period: how those who rated it rate beside their colleagues."""

from story import Appraisal, Story


def compare_raters(story: Story, appraisal: Appraisal, period_key: str) -> None:
    """Compute the statistics of a period; each who rated reads their own."""
    admin = story.admins[appraisal.system.agency]
    study = admin.compute_rater_statistics(appraisal.period_ids[period_key])
    if not study.compared_count:
        raise SystemExit("Nobody of those who rate can be compared: the office is too small.")
    admin.list_rater_studies()
    admin.get_rater_study(study.id)
    leaders = {story.assessors[person.code].code: person for person in appraisal.employees}
    for person in leaders.values():
        leader = story.sign_in_assessor(person)
        for statistic in leader.list_rater_statistics(current=True).items:
            leader.get_rater_statistic(statistic.id)
        leader.get_signals(appraisal.period_ids[period_key], unit_code=appraisal.system.office)
    office = appraisal.system.office
    admin.get_predicate_distribution(appraisal.period_ids[period_key], unit_code=office)
