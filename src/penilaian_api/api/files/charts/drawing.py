"""Draw the charts that come in, a line of JSON each, until no more come: a program of its own.

Nothing is read from elsewhere: the data stand in each chart, and every address is refused. The
only font is the one that the library brings along.
"""

import json
import struct
import sys
from typing import Any, Final

import vl_convert

VERSION: Final = "6.4"
"""The version of Vega-Lite that draws, whatever newer ones the library learns."""
_NOWHERE: Final = ["http://nowhere.invalid/"]
_SHARPNESS: Final = 2
_HEAD: Final = struct.Struct(">?I")


def draw(form: str, spec: dict[str, Any]) -> bytes:
    """Draw one chart."""
    how: dict[str, Any] = {"vl_version": VERSION, "allowed_base_urls": _NOWHERE}
    if form == "svg":
        return vl_convert.vegalite_to_svg(spec, **how).encode()
    return vl_convert.vegalite_to_png(spec, scale=_SHARPNESS, **how)


def main() -> None:
    """Answer each line by a picture, or by why there is none."""
    answers = sys.stdout.buffer
    for line in sys.stdin.buffer:
        try:
            question = json.loads(line)
            is_drawn, answer = True, draw(question["form"], question["spec"])
        except ValueError as fault:
            is_drawn, answer = False, str(fault).encode()
        answers.write(_HEAD.pack(is_drawn, len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    main()
