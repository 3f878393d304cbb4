"""What the demonstration shows: one table per system, and one result explained in full."""

from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from story import Stage, Story

PREDICATES = {
    "very_good": "Sangat Baik",
    "good": "Baik",
    "needs_improvement": "Butuh Perbaikan",
    "poor": "Kurang",
    "very_poor": "Sangat Kurang",
}


def show(console: Console, story: Story) -> None:
    """Print the table of every system."""
    for stage in story.stages:
        console.print(_table(story, stage))


def _table(story: Story, stage: Stage) -> Table:
    system = stage.system
    table = Table(title=f"{system.source}  {system.name}  (scheme {system.scheme})")
    table.add_column("Person")
    table.add_column("Post", max_width=34)
    table.add_column("Parts of the score")
    table.add_column("Score", justify="right")
    table.add_column("Predicate")
    table.add_column("Rests on", max_width=40)
    period_id = stage.period_ids["2026"]
    found = story.machines[system.agency].each_evaluations(period_id=period_id, limit=200)
    evaluations = {one.employee_id: one for one in found}
    for person in stage.players:
        client = story.client(person)
        explained = client.explain_result(evaluations[story.ids[person.code]].id)
        result = explained.result
        table.add_row(
            person.name.removesuffix(" (contoh)"),
            person.post.row["title"],
            _parts(explained),
            str(result.score),
            PREDICATES[result.predicate.value],
            _rests_on(explained),
        )
    return table


def _parts(explained: Any) -> str:  # noqa: ANN401 - an explained result
    """Show the parts of a score, or the months that a year rolls up."""
    parts = [f"{part.key} {part.points}" for part in explained.result.parts]
    months = [
        f"{one['key']} {one['score']}" for one in explained.inputs if one["source"] == "period"
    ]
    return "  ".join(parts or months)


def _rests_on(explained: Any) -> str:  # noqa: ANN401 - an explained result
    kinds: dict[str, int] = {}
    for one in explained.inputs:
        kinds[one["source"]] = kinds.get(one["source"], 0) + 1
    words = {
        "indicator": "indicators",
        "measurement": "posted numbers",
        "period": "months",
        "rating": "ratings",
    }
    parts = [f"{count} {words.get(kind, kind)}" for kind, count in sorted(kinds.items())]
    return ", ".join(parts) + f"; snapshot {explained.snapshot_number}"


def explain(console: Console, story: Story) -> None:
    """Print the full explanation of the result that changed, as its person reads it."""
    stage, person = story.objector()
    client = story.client(person)
    mine = next(client.each_evaluations(period_id=stage.period_ids["2026"]))
    explained = client.explain_result(mine.id)
    result = explained.result
    console.print(Panel(result.explanation.text.id, title=f"Penjelasan: {person.name}"))
    console.print(Panel(result.explanation.text.en, title="Explanation"))
    trail = Table(title=f"Every step of {result.score}, digest {explained.digest[:16]}…")
    for heading in ("Step", "Formula", "Exact", "Rounded"):
        trail.add_column(heading, overflow="fold")
    for step in result.trail:
        trail.add_row(step.label.en, step.formula, step.exact or "", step.rounded or "")
    console.print(trail)
