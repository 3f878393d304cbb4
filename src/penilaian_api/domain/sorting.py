"""Make the keys by which names sort and are searched as people read them."""

import unicodedata
from typing import Final

LONGEST: Final = 400
"""How long a key is at most; some signs fold into several."""


def sort_key(text: str) -> str:
    """Fold *text* for sorting: without case, accents, punctuation and doubled blanks.

    What has no letter and no digit keeps its signs, so that it sorts at all.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = folded.translate(_KEPT) if folded.isascii() else "".join(map(_keep, folded))
    return " ".join((plain if plain.strip() else folded).split())[:LONGEST]


def _keep(sign: str) -> str:
    """Keep letters and digits; let what parts words be a blank, and drop the rest."""
    category = unicodedata.category(sign)
    if category[0] in "LN":
        return sign
    return " " if category[0] == "Z" or category == "Pd" or sign in "/_" else ""


_KEPT: Final = {code: _keep(chr(code)) for code in range(128)}
"""What is kept of each ASCII sign: most names have no other."""
