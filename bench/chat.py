"""Measures the chat beside what its database can do: `./baken bench chat`.

  --talks 50 200 1000   how many people talk at once
  --seconds 10          length of a round

Whoever asks shares the machine with who answers. What is found is printed, and after a whole run
written to bench/RESULTS.md.
"""

import asyncio
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import echo
import ground
import report
from chat_client import Load, Visitors
from results import keep

TALKS = [50, 200, 1000]
FEW, USUAL, MANY = TALKS
UNLIMITED = Path(__file__).with_name("unlimited.py")
WARM = 5  # talks that are not counted
SECONDS = 10.0
PAUSE = 5.0  # seconds between two messages of one person at a lifelike rate


def main() -> int:
    """Measure, and print what was found."""
    asked = _parser().parse_args()
    given = Path(os.environ["BAKEN_DATA"])
    with ground.own_database(given, is_small=False) as here:
        from chat_worker import begin_duty  # noqa: PLC0415 (Django is set up by now)

        user = begin_duty()
        found: dict[str, Any] = {"machine": report.machine(here)}
        found["wake"] = asyncio.run(_wake(here, asked.seconds))
        with _publiek(here) as (port, pid):
            _level((port, pid), user, WARM, 1.0)
            os.sync()  # making the database wrote much: that holds up nothing measured next
            for talks in asked.talks:
                found[talks] = _level((port, pid), user, talks, asked.seconds)
        found["echo"] = _echo(asked.seconds)
        # Last: a disk that was written to as fast as it goes is slow for a while.
        found["commit"], found["notify"] = _pgbench(here, asked.seconds)
    text = _page(found, asked)
    sys.stdout.write(text)
    if asked.talks == TALKS and asked.seconds == SECONDS:
        keep(text)
    return 0


@contextmanager
def _publiek(here: Any) -> Iterator[tuple[int, int]]:
    """Serve the public site as it is served, by one process; how fast the line is, is asked of the
    line, so nobody is held to what one visitor may say in a second."""
    from baken.config import processes  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as listening:
        handle = listening.fileno()
        command = [sys.executable, UNLIMITED, "serve", "publiek", str(handle)]
        environ = processes.variables(here, "publiek")
        running = subprocess.Popen(command, env=environ, pass_fds=(handle,))
        try:
            yield listening.getsockname()[1], running.pid
        finally:
            processes.stop([running])


def _level(served: tuple[int, int], user: Any, talks: int, seconds: float) -> dict[str, float]:
    """Have so many people talk with somebody who took them all: at a lifelike rate for latency,
    then as fast as it goes."""
    from chat_worker import accept_all, speak  # noqa: PLC0415

    port, pid = served
    before, after = ground._megabytes(pid), 0.0

    def take_all() -> None:
        nonlocal after
        accept_all(user)
        after = ground._megabytes(pid)

    load = Load(port=port, talks=talks, seconds=seconds, pause=PAUSE)
    told = _asked(load, take_all, lambda: speak(user, seconds))
    return told | {"kb": (after - before) * 1024 / talks}


def _echo(seconds: float) -> dict[str, float]:
    """Ask the same of what keeps all in memory."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = multiprocessing.Process(target=echo.serve, args=(listening,))
        serving.start()
        port = listening.getsockname()[1]
        load = Load(port=port, talks=USUAL, seconds=seconds, pause=PAUSE)
        told = _asked(load, lambda: None, lambda: None)
        serving.kill()
        serving.join()
    return told


def _asked(load: Load, take_all: Callable[[], None], speak: Callable[[], None]) -> dict[str, float]:
    """Let a process full of visitors ask; `take_all` runs when all of them are there, `speak` when
    they are done."""
    queue: Any = multiprocessing.Queue()
    accepted: Any = multiprocessing.Event()
    spoken: Any = multiprocessing.Event()
    child = multiprocessing.Process(target=Visitors(load).run, args=(queue, accepted, spoken))
    child.start()
    queue.get(timeout=300)
    take_all()
    accepted.set()
    told: dict[str, float] = queue.get(timeout=300 + 10 * load.seconds)
    speak()
    spoken.set()
    told |= queue.get(timeout=60)
    child.join()
    return told


def _pgbench(here: Any, seconds: float) -> tuple[float, float]:
    """Return the insert-commit rate of this database at 20 connections, without and with NOTIFY."""
    import psycopg  # noqa: PLC0415

    binary = next((here.data / "pg").rglob("bin/pgbench"))
    with psycopg.connect(here.conninfo("owner"), autocommit=True) as owner:
        owner.execute("CREATE TABLE public.bench_row (id bigserial PRIMARY KEY, sealed bytea)")
    rates = []
    for more in ("", "SELECT pg_notify('bench', '1:1');\n"):
        script = here.data / "insert.sql"
        script.write_text(
            "BEGIN;\nINSERT INTO bench_row (sealed) VALUES (decode(repeat('ab', 100), 'hex'));\n"
            f"{more}COMMIT;\n"
        )
        command = [binary, "-n", "-M", "prepared", "-c", "20", "-j", "2", "-T", str(int(seconds))]
        done = subprocess.run(
            [*command, "-f", script, here.conninfo("owner")], capture_output=True, text=True,
            check=True, env=os.environ | {"LD_LIBRARY_PATH": ""},
        )  # fmt: skip
        line = next(one for one in done.stdout.splitlines() if one.startswith("tps"))
        rates.append(float(line.split("=")[1].split()[0]))
    return rates[0], rates[1]


async def _wake(here: Any, seconds: float) -> float:
    """Return the bare time from NOTIFY to who listens, in milliseconds, at the median.

    It rings as often as the usual number of talks says something: a machine that rests longer wakes
    slower.
    """
    import psycopg  # noqa: PLC0415

    conninfo = here.conninfo("app")
    async with (
        await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as listens,
        await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as tells,
    ):
        await listens.execute("LISTEN bench")
        times, ends = [], time.perf_counter() + seconds
        heard = listens.notifies()
        while time.perf_counter() < ends:
            start = time.perf_counter()
            await tells.execute("SELECT pg_notify('bench', '1:1')")
            await anext(heard)
            times.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(PAUSE / USUAL)
        await heard.aclose()
    return statistics.median(times)


def _page(found: dict[str, Any], asked: Namespace) -> str:
    lines = [
        "# The chat line",
        "",
        found["machine"],
        "",
        f"- Insert and commit, 20 connections (pgbench): {found['commit']:,.0f} a second.",
        f"- The same with NOTIFY in each transaction: {found['notify']:,.0f} a second.",
        f"- Bare wake-up by NOTIFY, p50, as often as {USUAL} talks say something:"
        f" {found['wake']:.2f} ms.",
        f"- The same questions kept in memory alone, {USUAL} talks: {found['echo']['rate']:,.0f} a"
        f" second; p50 {found['echo']['p50']:.2f}, p99 {found['echo']['p99']:.2f} ms.",
        "",
        "Latency is from sending to hearing it back on the own line, each person saying something"
        f" every {PAUSE:.0f} s; that of a worker from before it is written to the visitor's line.",
        "",
        "| talks | durable messages a second | of commit | of commit with NOTIFY | p50 ms | p99 ms"
        " | p50 / wake-up | p99 / wake-up | worker p50 ms | worker p99 ms | KB a talk |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for talks in asked.talks:
        one, wake = found[talks], found["wake"]
        lines.append(
            f"| {talks} | {one['rate']:,.0f} | {one['rate'] / found['commit']:.2f}"
            f" | {one['rate'] / found['notify']:.2f} | {one['p50']:.2f} | {one['p99']:.2f}"
            f" | {one['p50'] / wake:.1f} | {one['p99'] / wake:.1f} | {one['worker p50']:.2f}"
            f" | {one['worker p99']:.2f} | {one['kb']:.0f} |"
        )
    if asked.talks == TALKS:
        lines += ["", *_reached(found)]
    return "\n".join(lines) + "\n"


def _reached(found: dict[str, Any]) -> Iterator[str]:
    """Say of each figure that was to be reached whether it was."""
    usual = found[USUAL]
    waited = {
        name: max(found[talks][name] for talks in TALKS) / found["wake"] for name in ("p50", "p99")
    }
    least = [
        (f"of commit at {USUAL}", usual["rate"] / found["commit"], 0.2),
        (f"of commit with NOTIFY at {USUAL}", usual["rate"] / found["notify"], 1.0),
        (f"{MANY} talks of {FEW}", found[MANY]["rate"] / found[FEW]["rate"], 0.7),
    ]
    most = [
        ("p50 / wake-up", waited["p50"], 5.0),
        ("p99 / wake-up", waited["p99"], 30.0),
        ("KB a talk", max(found[talks]["kb"] for talks in TALKS), 100.0),
    ]
    for what, is_now, due in least:
        yield f"- {what}: {is_now:.2f}, at least {due}: {'yes' if is_now >= due else 'NO'}"
    for what, is_now, due in most:
        is_met = "yes" if is_now <= due else "NO"
        yield f"- {what}, the worst: {is_now:.1f}, at most {due:.0f}: {is_met}"


def _parser() -> ArgumentParser:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, nargs="+", default=TALKS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
