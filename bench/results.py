"""The page bench/RESULTS.md: each program of the bench writes the part with its own heading."""

import re
from pathlib import Path

PAGE = Path(__file__).parent / "RESULTS.md"


def keep(part: str) -> None:
    """Put a part, which begins with its heading, in the place of the last one with that heading."""
    known = PAGE.read_text("utf-8") if PAGE.exists() else ""
    parts = [one.strip() for one in re.split(r"(?m)^(?=# )", known) if one.strip()]
    heading = part.split("\n", 1)[0]
    others = [one for one in parts if one.split("\n", 1)[0] != heading]
    place = next((n for n, one in enumerate(parts) if one.startswith(heading + "\n")), len(others))
    others.insert(place, part.strip())
    PAGE.write_text("\n\n".join(others) + "\n", "utf-8")
