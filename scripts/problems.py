"""Print docs/problems.md, the problems that the service can send, from the program's own table."""

import sys
from typing import Final

from penilaian_api.api.transport.messages import LANGUAGES
from penilaian_api.api.transport.telling.problem_table import ProblemType, problem_types

HEAD: Final = """# Problems

Written by `scripts/openapi` from `data/problems.toml` and `data/labels`; change them there.

What is refused is answered as a problem (RFC 9457). Its `type` is the address of a page that says
the same as this table, in both languages; its `code` is the last word of it, and one of
`ProblemCode` in the contract. New codes may come; go by the status where you do not know one.
`errors` names each thing that is wrong and where. At `/v1/token` and `/v1/token/revoke` 422 and
refused sign-ins answer 400, as OAuth has it. What stands in [brackets] is filled in.
"""


def main() -> None:
    """Print the page."""
    lines = [HEAD]
    for status in sorted({status for problem in problem_types() for status in problem.statuses}):
        first = next(item for item in problem_types() if status in item.statuses).words
        lines += [f"## {status}", ""]
        lines += [f"{first[name].meaning} {first[name].advice}\n" for name in LANGUAGES]
        lines += ["| Code | Indonesia | English |", "|---|---|---|"]
        lines += [row(problem) for problem in problem_types() if status in problem.statuses]
        lines.append("")
    sys.stdout.write("\n".join(lines))


def row(problem: ProblemType) -> str:
    """Write one problem."""
    texts = (problem.words[name] for name in LANGUAGES)
    cells = (f"**{words.title}.** {words.detail}".replace("|", "\\|") for words in texts)
    return f"| `{problem.code}` | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
