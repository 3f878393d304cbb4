"""Hold a really served process, over raw sockets: who sends slowly keeps nobody out."""

import select
import socket
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

import httpx
import pytest
from tests.serving.process import Program, served_program

PLACES = 64
HALF_HEAD = b"GET /v1/me HTTP/1.1\r\nHost: penilaian\r\nX-Slow: "
HEAD_ENDS = 10
REST_ENDS = 5
BODY_GRACE = 5
SLACK = 10

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with served_program(tmp_path_factory.mktemp("served")) as program:
        yield program


@pytest.fixture(scope="module")
def token(program: Program) -> str:
    return program.token("slow@alfa")


def half_body(path: str, *headers: str, length: int = 5_000) -> bytes:
    fields = "".join(f"{field}\r\n" for field in headers)
    head = f"POST {path} HTTP/1.1\r\nHost: penilaian\r\n{fields}Content-Length: {length}\r\n\r\n"
    return head.encode() + b'{"login": '


def upload(token: str) -> bytes:
    fields = (f"Authorization: Bearer {token}", "Content-Type: multipart/form-data; boundary=cut")
    part = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc'
    return half_body("/v1/evidence", *fields, length=5_000_000).removesuffix(b'{"login": ') + part


@pytest.fixture
def crowd(program: Program) -> Iterator["Crowd"]:
    with ExitStack() as stack:
        yield Crowd(program, stack)


class Crowd:
    """Many connections that send something and then wait."""

    def __init__(self, program: Program, stack: ExitStack) -> None:
        self.program, self._stack = program, stack

    def send(self, count: int, sent: bytes) -> list[socket.socket]:
        return [self._stack.enter_context(self.program.connect(sent)) for _ in range(count)]


def status(connection: socket.socket) -> int:
    return int(connection.recv(65_536).split(b" ", 2)[1])


def closed(connections: Sequence[socket.socket], within: float) -> int:
    """Count those that the other side closes within some seconds; what it says is read."""
    waiting, last = set(connections), time.monotonic() + within
    while waiting and (rest := last - time.monotonic()) > 0:
        for connection in select.select([*waiting], [], [], rest)[0]:
            try:
                ended = not connection.recv(65_536)
            except ConnectionResetError:
                ended = True
            if ended:
                waiting.discard(connection)
    return len(connections) - len(waiting)


def assert_others_are_served(program: Program, token: str) -> None:
    began = time.monotonic()
    for _ in range(5):
        answer = httpx.get(
            f"{program.url}/v1/me", headers={"Authorization": f"Bearer {token}"}, timeout=30
        )
        assert answer.status_code == 200, answer.text
        assert program.sign_in("nobody@alfa").status_code in {400, 429}
    assert time.monotonic() - began < 15


@pytest.mark.parametrize(
    ("path", "expected"), [("/v1/plans", 401), ("/v1/evidence", 401), ("/nowhere", 404)]
)
def test_w9_who_has_no_token_is_answered_before_a_body_is_read(
    crowd: Crowd, token: str, path: str, expected: int
) -> None:
    senders = crowd.send(PLACES * 2, half_body(path, "Content-Type: application/json"))
    assert {status(sender) for sender in senders} == {expected}
    assert_others_are_served(crowd.program, token)
    assert closed(senders, REST_ENDS + SLACK) == len(senders)


def test_w9_half_a_sign_in_takes_no_place_and_is_cut(crowd: Crowd, token: str) -> None:
    senders = crowd.send(PLACES * 2, half_body("/v1/activations", "Content-Type: application/json"))
    assert_others_are_served(crowd.program, token)
    assert closed(senders, BODY_GRACE + REST_ENDS + SLACK) == len(senders)


def test_w9_half_a_head_is_closed_although_more_of_it_keeps_coming(
    crowd: Crowd, token: str
) -> None:
    silent, dripping = crowd.send(150, HALF_HEAD), crowd.send(150, HALF_HEAD)
    nothing, reused = crowd.send(20, b""), crowd.send(20, b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
    assert {status(connection) for connection in reused} == {200}
    last = time.monotonic() + HEAD_ENDS - 3
    while time.monotonic() < last:
        for connection in (*dripping, *reused):
            connection.sendall(b"G")
        time.sleep(0.5)
    assert_others_are_served(crowd.program, token)
    everybody = [*silent, *dripping, *nothing, *reused]
    assert closed(everybody, HEAD_ENDS + SLACK) == len(everybody)


def test_w17_slow_uploads_of_one_person_keep_nobody_out(crowd: Crowd, token: str) -> None:
    """Not even themselves: an upload takes no place before it is whole, and slow ones are cut."""
    senders = crowd.send(PLACES, upload(token))
    assert_others_are_served(crowd.program, token)
    ready = {sender for sender in senders if select.select([sender], [], [], 0)[0]}
    assert len(ready) >= PLACES - 16, "too many bodies of one account at once"
    answers = Counter(status(sender) for sender in ready)
    assert answers[429] >= PLACES - 16
    assert set(answers) <= {429, 400}, "or taken, and cut by now for being slow"
    assert closed(senders, BODY_GRACE + REST_ENDS + SLACK) == len(senders)


def test_w9_what_is_no_http_is_answered_in_words(program: Program) -> None:
    with program.connect(b"GET /v1/me\x01 HTTP/9\r\n\r\n") as connection:
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    assert b'"code": "unreadable"' in body


def test_w9_who_takes_no_answer_is_cut_off(crowd: Crowd, token: str) -> None:
    """Pipelined requests whose answers nobody reads fill no memory for ever."""
    request = b"GET /docs HTTP/1.1\r\nHost: a\r\n\r\n" * 2_000
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        reader.connect(("127.0.0.1", crowd.program.port))
        reader.setblocking(False)  # noqa: FBT003 - the name of the socket's own argument
        reader.send(request)
        assert_others_are_served(crowd.program, token)
        time.sleep(20 + SLACK)
        assert is_cut(reader)


def is_cut(reader: socket.socket) -> bool:
    """Read what was written before, and see whether the connection is gone after it."""
    try:
        while reader.recv(65_536):
            reader.send(b"x")
    except BlockingIOError:
        return False
    except ConnectionError:
        pass
    return True
