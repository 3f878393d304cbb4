"""Print what the year came to: one table of results per system, and one result explained."""

from collections import Counter
from typing import Any

from consequences import tell_consequences
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from story import Appraisal, Story

PREDICATES = {
    "very_good": "Sangat Baik",
    "good": "Baik",
    "needs_improvement": "Butuh Perbaikan",
    "poor": "Kurang",
    "very_poor": "Sangat Kurang",
}
INPUT_NAMES = {
    "indicator": "indicators",
    "measurement": "measurements",
    "period": "months",
    "rating": "ratings",
}


def print_results(console: Console, story: Story) -> None:
    """Print the table of every system."""
    for appraisal in story.appraisals:
        console.print(_build_table(story, appraisal))
        for line in tell_consequences(story, appraisal):
            console.print(f"  {line}")


def _build_table(story: Story, appraisal: Appraisal) -> Table:
    system = appraisal.system
    table = Table(title=f"{system.source}  {system.name}  (scheme {system.scheme})")
    table.add_column("Person")
    table.add_column("Position", max_width=34)
    table.add_column("Parts of the score")
    table.add_column("Score", justify="right")
    table.add_column("Predicate")
    table.add_column("Rests on", max_width=40)
    period_id = appraisal.period_ids["2026"]
    hr_system = story.hr_systems[system.agency]
    evaluation_ids = {
        evaluation.employee_id: evaluation.id
        for evaluation in hr_system.each_evaluations(period_id=period_id, limit=200)
    }
    for person in appraisal.employees:
        evaluation_id = evaluation_ids[story.employee_ids[person.code]]
        explained = story.sign_in(person).explain_result(evaluation_id)
        table.add_row(
            person.name.removesuffix(" (contoh)"),
            person.position.row["title"],
            _list_parts(explained),
            str(explained.result.score),
            PREDICATES[explained.result.predicate.value],
            _count_inputs(explained),
        )
    return table


def _list_parts(explained: Any) -> str:  # noqa: ANN401 - an explained result
    """List the points of each part of a score, or the months that a year rolls up."""
    parts = [f"{part.key} {part.points}" for part in explained.result.parts]
    months = [
        f"{item['key']} {item['score']}" for item in explained.inputs if item["source"] == "period"
    ]
    return "  ".join(parts or months)


def _count_inputs(explained: Any) -> str:  # noqa: ANN401 - an explained result
    sources = Counter(item["source"] for item in explained.inputs)
    counts = [f"{count} {INPUT_NAMES.get(name, name)}" for name, count in sorted(sources.items())]
    return ", ".join(counts) + f"; snapshot {explained.snapshot_number}"


def print_explanation(console: Console, story: Story) -> None:
    """Print the whole explanation of the result that changed, as its employee reads it."""
    appraisal, person = story.find_objector()
    client = story.sign_in(person)
    own = next(client.each_evaluations(period_id=appraisal.period_ids["2026"]))
    explained = client.explain_result(own.id)
    result = explained.result
    console.print(Panel(result.explanation.text.id, title=f"Penjelasan: {person.name}"))
    console.print(Panel(result.explanation.text.en, title="Explanation"))
    trail = Table(title=f"Every step of {result.score}, digest {explained.digest[:16]}…")
    for heading in ("Step", "Formula", "Exact", "Rounded"):
        trail.add_column(heading, overflow="fold")
    for step in result.trail:
        trail.add_row(step.label.en, step.formula, step.exact or "", step.rounded or "")
    console.print(trail)
