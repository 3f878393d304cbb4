"""A scheme of an agency's own: behavior alone, from one rating."""

from typing import Any, Final

OWN: Final[dict[str, Any]] = {
    "key": "own-behavior",
    "kind": "weighted",
    "title": {"id": "Perilaku saja", "en": "Behavior alone"},
    "basis": "example",
    "parts": [
        {
            "key": "behavior",
            "label": {"id": "Perilaku", "en": "Behavior"},
            "weight": "1",
            "source": "rating",
            "about": "behavior",
            "levels": {"above": "110", "met": "90", "below": "60"},
            "missing": "block",
        }
    ],
    "floor": "0",
    "cap": "120",
    "round": 2,
    "cliff_limit": "40",
    "bands": [{"from": "80", "predicate": "good"}, {"from": "0", "predicate": "poor"}],
    "roll_up": "shown",
}
