"""./baken organisatie: make an organisatie, which works apart from every other."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils import timezone

from baken.config import accounts
from baken.config.fault import Fault
from baken.core.errors import Refused
from baken.policy.refusals import refusals


def run(arguments: Sequence[str]) -> int:
    """Make it and return 0. :raises Fault: one sentence, if it cannot be done."""
    asked = _parser().parse_args(arguments)
    try:
        validate_slug(asked.code)
        accounts.make_organisatie(
            user=accounts.operator(0), at=timezone.now(), code=asked.code, name=asked.naam
        )
    except ValidationError:
        raise Fault("Een code heeft alleen kleine letters, cijfers en streepjes.") from None
    except Refused as refusal:
        raise Fault(refusals()[refusal.code].nl) from refusal
    sys.stdout.write(f"{asked.naam} is er, met de code {asked.code}.\n")
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="./baken organisatie")
    verbs = parser.add_subparsers(dest="wat", required=True)
    make = verbs.add_parser("nieuw", help="maak een organisatie")
    make.add_argument("code", metavar="CODE")
    make.add_argument("naam", metavar="NAAM")
    return parser
