"""One visitor floods the line: refused in words, and whoever speaks beside him does not notice."""

import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

FLOOD, WAYS = 1000, 10
MINE = 30  # what one person may say at once
BURST, RATE = 40, 20  # of one line: so many at once, then so many a second
LONGEST = 1.0  # seconds
ANSWER = re.compile(rb"HTTP/1.1 (\d{3}).*?\r\n\r\n[0-9a-f]+\r\n(\{.*?\})", re.DOTALL)  # in chunks


def question(lines, token, *, is_last):
    body = f'{{"id": "{uuid4()}", "tekst": "vol"}}'
    return (
        f"POST /chat/lijn/zeg/ HTTP/1.1\r\nHost: 127.0.0.1:{lines.site.port}\r\n"
        f"Sec-Fetch-Site: same-origin\r\nX-Lijn: {token}\r\nContent-Length: {len(body)}\r\n"
        f"Connection: {'close' if is_last else 'keep-alive'}\r\n\r\n{body}"
    )


def flood(lines, token, count):
    """Send so many messages without waiting for any answer; return all answers."""
    asked = [question(lines, token, is_last=one == count - 1) for one in range(count)]
    with socket.create_connection(("127.0.0.1", lines.site.port), 30) as way:
        way.sendall("".join(asked).encode())
        return b"".join(iter(lambda: way.recv(65536), b""))


def say_beside(lines, token):
    """Say one thing after the other; return each answer, and how long it took at most."""
    answers, longest = [], 0.0
    for number in range(MINE):
        start = time.perf_counter()
        answers.append(lines.say(token, f"{number}"))
        longest = max(longest, time.perf_counter() - start)
    return answers, longest


def test_who_sends_a_thousand_messages_is_refused_in_words_and_nobody_waits_for_him(lines):
    loud, other = lines.begin(), lines.begin()
    start = time.perf_counter()
    with ThreadPoolExecutor(WAYS) as pool:
        floods = [pool.submit(flood, lines, loud, FLOOD // WAYS) for _ in range(WAYS)]
        beside, longest = say_beside(lines, other)
        told = b"".join(one.result() for one in floods)
    may_be_taken = BURST + RATE * (time.perf_counter() - start) + 1
    answers = ANSWER.findall(told)
    taken = [body for status, body in answers if status == b"200"]
    assert len(answers) == FLOOD
    assert BURST <= len(taken) <= may_be_taken
    assert set(answers) - {(b"200", one) for one in taken} == {(b"429", b'{"fout": "te_snel"}')}
    assert len(lines.read(loud)) == len(taken)
    assert beside == [(200, {"nummer": number}) for number in range(1, MINE + 1)]
    assert [one["tekst"] for one in lines.read(other)] == [f"{number}" for number in range(MINE)]
    assert longest < LONGEST
