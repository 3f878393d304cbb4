"""A scheme of an agency's own: behavior alone, from one rating; the one that the contract shows."""

from typing import Any, Final

from penilaian_api.api.v1.scoring.schemas.schemes import SchemeIn

OWN: Final[dict[str, Any]] = SchemeIn.model_json_schema()["examples"][0]["scheme"]
