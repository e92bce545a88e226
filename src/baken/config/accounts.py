"""Makes accounts and organisaties, gives roles and takes them away: what the command does."""

import secrets
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from baken.core.errors import Refused
from baken.foundation.audit.act import act
from baken.foundation.identity.actor import Actor, Kind
from baken.foundation.identity.models import Membership, Organisatie, User
from baken.foundation.identity.people import find_by_login
from baken.foundation.identity.queries import memberships_on

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
GROUPS = 5
WORK_ACCOUNT = "werkaccount"  # the provider of the settings


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """Who is to log in, and as what."""

    username: str
    name: str
    organisatie: Organisatie
    roles: Set[str]
    email: str = ""


def operator(organisatie_id: int) -> Actor:
    """Return whoever sits at the machine itself: no person that Baken knows."""
    return Actor(kind=Kind.SYSTEM, organisatie_id=organisatie_id, roles=frozenset({"beheerder"}))


def make_organisatie(*, user: Actor, at: datetime, code: str, name: str) -> Organisatie:
    """Make an organisatie. :raises Refused: if its code is taken."""
    with act("organisatie.make", user=user, at=at) as trail:
        if Organisatie.objects.filter(code=code).exists():
            raise Refused("organisatie_exists")
        made = Organisatie.objects.create(code=code, name=name)
        trail.note(made)
        return made


def make_account(*, user: Actor, at: datetime, new: NewAccount, second: User | None) -> str:
    """Make an account with its first roles and return its one-time password.

    `second` is the other person who gives the roles; only the first account has none.
    :raises Refused: if the name or address is taken, or the second person is missing.
    """
    with act("gebruiker.make", user=user, at=at) as trail:
        if find_by_login(typed=new.username) or (new.email and find_by_login(typed=new.email)):
            raise Refused("account_exists")
        if second is None and Membership.objects.exists():
            raise Refused("roles_need_two")
        made = User(username=new.username, name=new.name, email=new.email, date_joined=at)
        password = _hand_out(made)
        made.save()
        _give(made, new.organisatie, new.roles, at)
        trail.note(made, tweede=second.pk if second else 0, rollen=" ".join(sorted(new.roles)))
        return password


def grant_roles(
    *, user: Actor, at: datetime, to: User, organisatie: Organisatie, roles: Set[str], second: User
) -> None:
    """Let these be the roles of a person in an organisatie from today; none ends the membership.

    :raises Refused: if the second person is the person it is about.
    """
    with act("gebruiker.grant", user=user, at=at) as trail:
        if second.pk == to.pk:
            raise Refused("needs_another_person")
        _give(to, organisatie, roles, at)
        trail.note(to, tweede=second.pk, rollen=" ".join(sorted(roles)))


def hand_out_password(*, user: Actor, at: datetime, to: User, forget_factors: bool) -> str:
    """Return a new one-time password; all sessions of the person end."""
    with act("gebruiker.password", user=user, at=at) as trail:
        password = _hand_out(to)
        to.save(update_fields=["password", "password_set_at"])
        if forget_factors:
            Authenticator.objects.filter(user=to).delete()
        trail.note(to, tweede_stap_gewist=int(forget_factors))
        return password


def tie_work_account(*, user: Actor, at: datetime, to: User, sub: str, second: User) -> None:
    """Let the work account with this `sub` open the account, in place of any other.

    :raises Refused: if it opens another account, or the second person is whom it is about.
    """
    with act("gebruiker.tie", user=user, at=at) as trail:
        if second.pk == to.pk:
            raise Refused("needs_another_person")
        if SocialAccount.objects.filter(provider=WORK_ACCOUNT, uid=sub).exists():
            raise Refused("account_exists")
        SocialAccount.objects.filter(user=to).delete()
        SocialAccount.objects.create(user=to, provider=WORK_ACCOUNT, uid=sub)
        trail.note(to, tweede=second.pk)


def end_account(*, user: Actor, at: datetime, of: User) -> None:
    """Let nobody log in with this account any more; what the person did stays theirs."""
    with act("gebruiker.end", user=user, at=at) as trail:
        of.is_active = False
        of.save(update_fields=["is_active"])
        trail.note(of)


def _hand_out(user: User) -> str:
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(GROUPS))
    password = "-".join(groups)
    user.set_password(password)
    user.password_set_at = None
    return password


def _give(user: User, organisatie: Organisatie, roles: Set[str], at: datetime) -> None:
    """End what is in force and begin anew today; a membership of today is simply changed."""
    today = timezone.localdate(at)
    held = memberships_on(day=today).filter(user=user, organisatie=organisatie)
    held.filter(from_date=today).delete()
    held.update(until_date=today)
    if roles:
        Membership.objects.create(
            user=user, organisatie=organisatie, roles=sorted(roles), from_date=today
        )
