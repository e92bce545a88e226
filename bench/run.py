"""./baken bench: measure what people do most, at two sizes, and write bench/RESULTS.md.

  ./baken bench                           10,000 and 1,000,000 zaken, all cases; over an hour
  ./baken bench --zaken 10000 30000       other sizes
  ./baken bench --case "Mijn werk" Search  only cases whose names begin so
  ./baken bench --seconds 2 --rounds 3    shorter rounds
  ./baken bench --quick                   the small practice data alone, a few minutes

Only the first of these writes bench/RESULTS.md; all print what they found.
"""

import json
import pickle
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from dataclasses import asdict
from pathlib import Path

import report
from found import Measured, Size
from results import keep

BENCH = Path(__file__).parent
SIZES = [10_000, 1_000_000]
ROUNDS, SECONDS, BARE_SECONDS = 5, 10.0, 2.0


def main() -> int:
    """Measure each size in turn; return 1 when a case is not valid."""
    asked = _parser().parse_args()
    measured = [_measured(size, asked.case) for size in _sizes(asked)]
    text = report.write(measured)
    sys.stdout.write(text)
    if _is_whole(asked):
        keep(text)
    return 0 if all(one.is_valid for size in measured for one in size.found) else 1


def _sizes(asked: Namespace) -> list[Size]:
    if asked.quick:
        return [Size(0, 3, 2.0, 1.0)]
    return [Size(n, asked.rounds, asked.seconds, BARE_SECONDS) for n in asked.zaken]


def _is_whole(asked: Namespace) -> bool:
    is_usual = asked.zaken == SIZES and asked.rounds == ROUNDS and asked.seconds == SECONDS
    return is_usual and not asked.quick and not asked.case


def _measured(size: Size, cases: list[str]) -> Measured:
    """Measure one size in a process of its own, for Django knows one database in its life."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "measured"
        command = [sys.executable, BENCH / "measure.py", json.dumps(asdict(size)), file, *cases]
        subprocess.run(command, check=True)
        found: Measured = pickle.loads(file.read_bytes())
        return found


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="./baken bench", description=__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("--zaken", type=int, nargs="+", default=SIZES, help="sizes to measure")
    parser.add_argument("--case", nargs="+", default=[], help="how the wanted cases begin")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="seconds of a round")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds of each")
    parser.add_argument("--quick", action="store_true", help="the small practice data, shortly")
    return parser


if __name__ == "__main__":
    sys.exit(main())
