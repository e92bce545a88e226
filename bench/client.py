"""A small browser on a bare socket, light enough to stand beside what it measures."""

import secrets
import socket
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
STAY = 50  # requests on one connection, so that both processes get their part


@dataclass(frozen=True)
class Answer:
    """What came back; `leads_to` is where the browser is sent on, if it is."""

    status: int
    cookies: dict[str, str]
    body: bytes
    leads_to: str = ""

    def check(self, status: int, leads_to: str) -> None:
        """Refuse another status, or another way on than one that begins so.

        :raises RuntimeError: then nothing was measured.
        """
        if self.status != status or not self.leads_to.startswith(leads_to):
            told = f"{self.status} {self.leads_to} for {status} {leads_to}"
            raise RuntimeError(f"{told}: {self.body[-600:]!r}")


@dataclass
class Browser:
    """One person with cookies and a connection of their own."""

    port: int
    token: str  # the name of the cookie that holds the token of forms
    cookies: dict[str, str] = field(default_factory=dict)
    left: int = 0
    line: socket.socket | None = None

    def __post_init__(self) -> None:
        self.cookies[self.token] = secrets.token_hex(16)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, b"")

    def post(self, path: str, **fields: object) -> Answer:
        token = {"csrfmiddlewaretoken": self.cookies[self.token]}
        return self._ask("POST", path, urlencode(token | fields, doseq=True).encode())

    def leave(self) -> None:
        if self.line is not None:
            self.line.close()
        self.line, self.left = None, 0

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        if self.left == 0:
            self.leave()
            self.line, self.left = socket.create_connection(("127.0.0.1", self.port)), STAY
        self.left -= 1
        kept = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nCookie: {kept}\r\n"
        if method == "POST":
            head += f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n"
        self.line.sendall(head.encode() + b"\r\n" + body)
        answer = self._receive()
        self.cookies |= answer.cookies
        return answer

    def _receive(self) -> Answer:
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, body = got.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        headers = [line.split(": ", 1) for line in lines[1:]]
        named = {name.lower(): text for name, text in headers}
        set_ones = [text for name, text in headers if name.lower() == "set-cookie"]
        if named.get("transfer-encoding") == "chunked":
            while not body.endswith(b"0\r\n\r\n"):
                body += self._more()
            body = _joined(body)
        else:
            length = int(named.get("content-length", 0))
            while len(body) < length:
                body += self._more()
        cookies = dict(one.split(";", 1)[0].split("=", 1) for one in set_ones)
        return Answer(int(lines[0].split()[1]), cookies, body, named.get("location", ""))

    def _more(self) -> bytes:
        part = self.line.recv(262144)
        if not part:
            raise ConnectionError("the server closed the connection")
        return part


@dataclass(frozen=True)
class Round:
    """What one round gave: answers a second, and the time of each in milliseconds."""

    rate: float
    times: list[float]


Ask = Callable[[Browser], Answer]


def play(
    ask: Ask, browsers: Sequence[Browser], *, seconds: float, status: int, leads_to: str = ""
) -> Round:
    """Have these people ask again and again until the time is over.

    :raises RuntimeError: when one answer has another status or leads elsewhere, as a screen that
        was locked does: then nothing was measured.
    """
    times: list[float] = []
    begun = time.perf_counter()

    def work(browser: Browser) -> None:
        while time.perf_counter() - begun < seconds:
            start = time.perf_counter()
            answer = ask(browser)
            times.append((time.perf_counter() - start) * 1000)
            answer.check(status, leads_to)

    with ThreadPoolExecutor(len(browsers)) as people:
        list(people.map(work, browsers))  # a fault in one of them is raised here
    lasted = time.perf_counter() - begun
    for browser in browsers:
        browser.leave()
    return Round(rate=len(times) / lasted, times=times)


def _joined(chunked: bytes) -> bytes:
    parts, rest = [], chunked
    while rest:
        size, rest = rest.split(b"\r\n", 1)
        length = int(size, 16)
        if not length:
            break
        parts.append(rest[:length])
        rest = rest[length + 2 :]
    return b"".join(parts)
