"""Keeps and gives back drafts. A note needs no act: a person writes only their own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, models, transaction

from baken.foundation.identity.actor import Actor
from baken.foundation.notes.models import Draft
from baken.foundation.vault.sealed import read, seal
from baken.foundation.vault.steps import destroy_kluis, new_kluis, reserve_ids

Fields = Mapping[str, list[str]]

MOST_CHARACTERS = 200_000
MOST_IN_KEY = 60
WINDOW = "_venster"  # among the fields: the page that kept them


@dataclass(frozen=True, kw_only=True)
class KeptDraft:
    """A draft as it was left: each field with its values, and the moment of saving."""

    fields: dict[str, list[str]]
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Window:
    """One open page: its own name, and when it was opened, in seconds since 1970."""

    page: str
    opened_at: float


class Newer(ValueError):
    """Another window kept a draft after this page was opened, so this page never saw it."""


class TooLong(ValueError):
    """The draft is longer than any form of ours."""


def keep_draft(
    *, user: Actor, key: str, fields: Fields, at: datetime, window: Window | None = None
) -> None:
    """Keep the fields in place of what was kept under this key.

    :raises TooLong: if they hold more than 200,000 characters, or the key is none of ours.
    :raises Newer: if another window kept one that this window never saw.
    """
    kept = dict(fields) | ({WINDOW: [window.page]} if window else {})
    text = json.dumps(kept)
    if len(text) > MOST_CHARACTERS or len(key) > MOST_IN_KEY:
        raise TooLong
    with transaction.atomic():
        _one_at_a_time(user, key)
        draft = _own(user).filter(key=key).select_for_update().first() or _new(user, key, at)
        if window is not None and draft.saved_at is not None:
            _check_seen(draft, window)
        draft.saved_at = at
        seal(draft, fields=text)
        draft.save()


def kept_draft(*, user: Actor, key: str) -> KeptDraft | None:
    """Return this person's draft of this key, or None."""
    draft = _own(user).filter(key=key).first()
    if draft is None:
        return None
    return KeptDraft(fields=json.loads(read(draft, "fields")), saved_at=draft.saved_at)


def drafts_saved(*, user: Actor, keys: list[str]) -> dict[str, datetime]:
    """Return when this person's drafts of these keys were saved, for those that exist."""
    if not keys:
        return {}
    return dict(_own(user).filter(key__in=keys).values_list("key", "saved_at"))


def drop_draft(*, user: Actor, key: str, at: datetime) -> None:
    """Destroy this person's draft of this key, if there is one."""
    for draft in _own(user).filter(key=key):
        _destroy(draft, at=at)


def drop_drafts_about(*, user: Actor, subject: str, at: datetime) -> None:
    """Destroy this person's drafts of all forms about one thing, by its number."""
    for draft in _own(user).filter(key__endswith=f"-{subject}"):
        _destroy(draft, at=at)


def drop_drafts_before(*, moment: datetime, organisatie_id: int, at: datetime) -> int:
    """Destroy the drafts last saved before a moment; return how many."""
    old = list(Draft.objects.filter(organisatie_id=organisatie_id, saved_at__lt=moment))
    for draft in old:
        _destroy(draft, at=at)
    return len(old)


def _check_seen(draft: Draft, window: Window) -> None:
    if draft.saved_at.timestamp() <= window.opened_at:
        return
    if json.loads(read(draft, "fields")).get(WINDOW) != [window.page]:
        raise Newer


def _own(user: Actor) -> "models.QuerySet[Draft]":
    return Draft.objects.filter(user_id=user.person_id, organisatie_id=user.organisatie_id)


def _one_at_a_time(user: Actor, key: str) -> None:
    """Let two first saves of one draft, from two windows, follow each other."""
    with connection.cursor() as cursor:
        named = f"draft {user.organisatie_id} {user.user_id} {key}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [named])


def _new(user: Actor, key: str, at: datetime) -> Draft:
    kluis = new_kluis(organisatie_id=user.organisatie_id, purpose="draft", at=at)
    (pk,) = reserve_ids(Draft)
    return Draft(
        pk=pk, user_id=user.person_id, organisatie_id=user.organisatie_id, key=key, kluis=kluis
    )


def _destroy(draft: Draft, *, at: datetime) -> None:
    kluis_id = draft.kluis_id
    draft.delete()
    destroy_kluis(kluis_id=kluis_id, at=at)
