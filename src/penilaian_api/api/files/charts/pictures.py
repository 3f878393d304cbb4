"""Draw charts as SVG or PNG, in a process of its own that is begun when the first is asked for.

The program that draws runs a whole engine of JavaScript. Apart from the service it can be ended
when it takes too long, takes none of its memory, and lets its threads go on meanwhile. One chart is
drawn at a time; whoever waits too long for a turn is sent away for some seconds, as by a database
that is busy. The first chart takes half a second more than the others.

Why it is so: docs/decisions/0074.
"""

import atexit
import json
import struct
import subprocess
import sys
import threading
from select import select
from typing import Final, Literal

from penilaian_api.api.files.charts.vega_lite import Spec
from penilaian_api.domain.errors import BusyError

PictureForm = Literal["svg", "png"]
PATIENCE: Final = 10.0
"""How many seconds a chart may take, and how many one waits for a turn."""
_COMMAND: Final = (sys.executable, "-m", "penilaian_api.api.files.charts.drawing")
_HEAD: Final = struct.Struct(">?I")
"""What leads each answer: whether it is a picture, and how many bytes it has."""
_AT_ONCE: Final = 65_536
_RETRY_AFTER: Final = 5


class Drawer:
    """Draws charts, one after another, by a process that it begins anew where it was ended."""

    def __init__(self, patience: float = PATIENCE, command: tuple[str, ...] = _COMMAND) -> None:
        self._patience, self._command = patience, command
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def draw(self, spec: Spec, form: PictureForm) -> bytes:
        """Draw a chart; the same chart gives the same bytes."""
        if not self._turn.acquire(timeout=self._patience):
            raise BusyError("busy", wait=_RETRY_AFTER)
        try:
            return self._exchange(json.dumps({"form": form, "spec": spec}).encode() + b"\n")
        except (OSError, EOFError, TimeoutError):
            self._end()
            raise BusyError("busy", wait=_RETRY_AFTER) from None
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the process, if there is one."""
        with self._turn:
            self._end()

    def _exchange(self, question: bytes) -> bytes:
        process = self._running()
        if process.stdin is None:
            raise EOFError
        process.stdin.write(question)
        process.stdin.flush()
        is_drawn, size = _HEAD.unpack(self._read(process, _HEAD.size))
        answer = self._read(process, size)
        if not is_drawn:
            raise ValueError(answer.decode())
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(  # noqa: S603 - a program of our own
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
            )
        return self._process

    def _read(self, process: subprocess.Popen[bytes], size: int) -> bytes:
        """Read so many bytes, as long as they come in time."""
        parts, missing = list[bytes](), size
        while missing and process.stdout is not None:
            if not select([process.stdout], [], [], self._patience)[0]:
                raise TimeoutError
            part = process.stdout.read(min(missing, _AT_ONCE))
            if not part:
                raise EOFError
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


DRAWER: Final = Drawer()
"""The one of this process of the service."""
atexit.register(DRAWER.close)
