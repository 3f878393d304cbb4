"""At the end of the year: what people contributed to goals, and teams beside their people."""

from story import Story


def read_contributions(story: Story) -> None:
    """Read in Bengkulu what leads to goals of the region, in Mataram what serves the public."""
    for source in ("S3", "S4"):
        appraisal = story.find_appraisal(source)
        head, *others = appraisal.employees
        person = others[-1]
        own = story.sign_in(person).get_contribution(appraisal.plans[person.code].id)
        if not any(line.links for line in own.lines):
            raise SystemExit("A line of a plan should lead to a result or a goal above it.")
        leader = story.assessors[person.code]
        client, plan_id = story.sign_in(leader), appraisal.plans[leader.code].id
        client.get_team_contribution(plan_id)
        client.get_role_matrix(plan_id)
        story.sign_in(head).list_goal_contributions(year=2026)
    public = story.admins["mataram"].list_goal_contributions(is_public_service=True)
    if not public.items:
        raise SystemExit("Some goal of Mataram should serve the public.")
