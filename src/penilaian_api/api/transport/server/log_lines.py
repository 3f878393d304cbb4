"""Write every record of the process as one line of JSON.

The program that serves writes them: whoever else imports the routes does without what makes them.
"""

import logging
import sys
from datetime import UTC, datetime
from typing import Final

from structlog.processors import JSONRenderer
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict

from penilaian_api.api.transport.request_log import LOG, describe_failure

_TOLD_IN_WORDS: Final = ("penilaian_api", "uvicorn")
"""The loggers whose messages are our own, or the server's; those of libraries may quote values."""


class JsonFormatter(ProcessorFormatter):
    """Formats every record of the process as one line of JSON."""

    def __init__(self) -> None:
        # What is no JSON is an error: to give its repr, as structlog does by itself, may quote.
        line = JSONRenderer(ensure_ascii=False, default=None)
        super().__init__(
            processors=[
                _name_record,
                _add_fields,
                _tell_failure,
                self.remove_processors_meta,
                line,
            ],
            # The words of a library are not even put together: its arguments stay apart.
            use_get_message=False,
            pass_foreign_args=True,
        )


def _name_record(_logger: object, _level: str, line: EventDict) -> EventDict:
    """Begin the line with its time, level and logger; the words of libraries are left out."""
    record = line["_record"]
    words, values = line.pop("event"), line.pop("positional_args")
    named = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
    }
    if record.name.startswith(_TOLD_IN_WORDS):
        named["event"] = words % values if values else words
    return {**named, **line}


def _add_fields(_logger: object, _level: str, line: EventDict) -> EventDict:
    """Add the fields that were logged beside the words."""
    return {**line, **getattr(line["_record"], "fields", {})}


def _tell_failure(_logger: object, _level: str, line: EventDict) -> EventDict:
    """Add what failed without its message, and leave out whatever structlog would tell of it."""
    error = (line.pop("exc_info", None) or (None, None))[1]
    line.pop("stack_info", None)
    return line if error is None else {**line, **describe_failure(error)}


def install(*, quiet: bool) -> None:
    """Send all logs of this process to stdout as lines of JSON; *quiet*: what goes wrong alone."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    LOG.setLevel(logging.WARNING if quiet else logging.INFO)
