"""./baken gebruiker: make an account, give roles, hand out a password, end an account."""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence

from django.utils import timezone

from baken.config import accounts
from baken.config.fault import Fault
from baken.core.errors import Refused
from baken.foundation.identity.models import Organisatie, User
from baken.foundation.identity.queries import memberships_on
from baken.policy.refusals import refusals
from baken.policy.rights import roles

_EXAMPLE = (
    "voorbeeld: ./baken gebruiker nieuw fatima --naam 'Fatima El Idrissi'"
    " --organisatie zaanstreek-waterland --rol frontoffice --tweede noor"
)


def run(arguments: Sequence[str]) -> int:
    """Do what was asked and return 0. :raises Fault: one sentence, if it cannot be done."""
    asked = _parser().parse_args(arguments)
    try:
        _DOINGS[asked.wat](asked)
    except Refused as refusal:
        raise Fault(refusals()[refusal.code].nl) from refusal
    return 0


def _make(asked: Namespace) -> None:
    organisatie = _organisatie(asked.organisatie)
    if asked.eerste and "beheerder" not in asked.rol:
        raise Fault(
            "Het eerste account heeft de rol beheerder nodig: dat is de tweede bij de rest."
        )
    second = None if asked.eerste else _second(asked.tweede)
    new = accounts.NewAccount(
        username=asked.naam_van_account.lower(),
        name=asked.naam,
        email=asked.email,
        organisatie=organisatie,
        roles=_roles(asked.rol),
    )
    password = accounts.make_account(
        user=accounts.operator(organisatie.pk), at=timezone.now(), new=new, second=second
    )
    _tell_password(new.username, password)


def _grant(asked: Namespace) -> None:
    organisatie = _organisatie(asked.organisatie)
    accounts.grant_roles(
        user=accounts.operator(organisatie.pk),
        at=timezone.now(),
        to=_user(asked.naam_van_account),
        organisatie=organisatie,
        roles=_roles(asked.rol),
        second=_second(asked.tweede),
    )
    _tell("Dit zijn nu de rollen van dit account." if asked.rol else "Dit account heeft geen rol.")


def _password(asked: Namespace) -> None:
    to = _user(asked.naam_van_account)
    password = accounts.hand_out_password(
        user=accounts.operator(_place(to)),
        at=timezone.now(),
        to=to,
        forget_factors=asked.wis_tweede_stap,
    )
    _tell_password(to.username, password)


def _tie(asked: Namespace) -> None:
    to = _user(asked.naam_van_account)
    accounts.tie_work_account(
        user=accounts.operator(_place(to)),
        at=timezone.now(),
        to=to,
        sub=asked.sub,
        second=_second(asked.tweede),
    )
    _tell(f"Dit werkaccount opent nu {to.username}.")


def _end(asked: Namespace) -> None:
    of = _user(asked.naam_van_account)
    accounts.end_account(user=accounts.operator(_place(of)), at=timezone.now(), of=of)
    _tell(f"Met {of.username} kan niemand meer inloggen.")


def _second(username: str) -> User:
    """Return the other person who gives the roles, and proves it with a password."""
    if not username:
        raise Fault("Rollen geef je met zijn tweeën: noem de ander met --tweede.")
    second = _user(username)
    if not second.is_active or not _rules_accounts(second):
        raise Fault(f"{username} is geen actief account met de rol Functioneel beheer.")
    if second.password_set_at is None:
        raise Fault(f"{username} heeft nog geen eigen wachtwoord; log daar eerst mee in.")
    prompt = f"Wachtwoord van {username}: "
    typed = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not second.check_password(typed):
        raise Fault(f"Dit is niet het wachtwoord van {username}.")
    return second


def _rules_accounts(user: User) -> bool:
    held = memberships_on(day=timezone.localdate()).filter(user=user)
    return held.filter(roles__contains=["beheerder"]).exists()


def _user(username: str) -> User:
    found = User.objects.filter(username__iexact=username).first()
    if found is None:
        raise Fault(f"Er is geen account {username}.")
    return found


def _organisatie(code: str) -> Organisatie:
    found = Organisatie.objects.filter(code=code).first()
    if found is None:
        raise Fault(f"Er is geen organisatie {code}; maak haar met ./baken organisatie nieuw.")
    return found


def _roles(keys: Sequence[str]) -> frozenset[str]:
    people = {key for key, role in roles().items() if role.person}
    strangers = sorted(set(keys) - people)
    if strangers:
        raise Fault(f"De rol {strangers[0]} bestaat niet; kies uit {', '.join(sorted(people))}.")
    return frozenset(keys)


def _place(user: User) -> int:
    held = memberships_on(day=timezone.localdate()).filter(user=user).first()
    return held.organisatie_id if held else 0


def _tell_password(username: str, password: str) -> None:
    _tell(f"Eenmalig wachtwoord van {username}: {password}")
    _tell("Geef het persoonlijk door. Bij de eerste keer inloggen kiest deze persoon een eigen.")


def _tell(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="./baken gebruiker", epilog=_EXAMPLE)
    verbs = parser.add_subparsers(dest="wat", required=True)
    make = verbs.add_parser("nieuw", help="maak een account")
    grant = verbs.add_parser("rol", help="geef andere rollen; zonder --rol geen enkele")
    password = verbs.add_parser("wachtwoord", help="geef een nieuw eenmalig wachtwoord")
    tie = verbs.add_parser("koppel", help="laat een werkaccount (OpenID Connect) dit openen")
    end = verbs.add_parser("uit", help="laat niemand meer met dit account inloggen")
    for verb in (make, grant, password, tie, end):
        verb.add_argument("naam_van_account", metavar="ACCOUNT")
    for verb in (make, grant):
        verb.add_argument("--organisatie", required=True, metavar="CODE")
        verb.add_argument("--rol", action="append", default=[], required=verb is make)
    for verb in (make, grant, tie):
        verb.add_argument("--tweede", default="", metavar="ACCOUNT", help="wie met je beslist")
    tie.add_argument("--sub", required=True, help="het kenmerk van het werkaccount")
    make.add_argument("--naam", required=True)
    make.add_argument("--email", default="")
    make.add_argument("--eerste", action="store_true", help="het allereerste account")
    password.add_argument("--wis-tweede-stap", action="store_true", help="telefoon kwijt")
    return parser


_DOINGS: Mapping[str, Callable[[Namespace], None]] = {
    "nieuw": _make,
    "rol": _grant,
    "wachtwoord": _password,
    "koppel": _tie,
    "uit": _end,
}
