"""Say to a caller who is refused an action what is missing: in a sentence, and for a program."""

from typing import Any

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.domain.errors import Needs


def describe(needs: Needs, language: Language) -> str | None:
    """Return the sentence that says what is missing; none where the refusal's own says it."""
    if f"labels.needs.{needs.reason}" not in messages.codes(language):
        return None
    day = needs.starts_on or needs.ended_on
    return messages.label(f"needs.{needs.reason}", language).format(
        scope=needs.scope,
        role=join_names(
            [messages.label(f"role.{role}", language) for role in needs.roles], language
        ),
        roles=join_names([_name_way(way, needs, language) for way in needs.ways], language),
        day=None if day is None else messages.format_day(day, language),
    )


def to_json(needs: Needs) -> dict[str, Any]:
    """Render what is missing as the member ``needs`` of the problem."""
    return {
        "reason": needs.reason,
        "action": needs.action,
        "roles": needs.roles,
        "relations": needs.relations,
        "scope": needs.scope,
        "starts_on": None if needs.starts_on is None else needs.starts_on.isoformat(),
        "ended_on": None if needs.ended_on is None else needs.ended_on.isoformat(),
    }


def _name_way(way: tuple[str, str], needs: Needs, language: Language) -> str:
    return messages.label(f"open_to.{'_'.join(way)}", language).format(scope=needs.action)


def join_names(names: list[str], language: Language) -> str:
    """List names as a person says them: a, b or c."""
    *others, last = names or [""]
    word = messages.label("phrase.or", language)
    return f"{', '.join(others)} {word} {last}" if others else last
