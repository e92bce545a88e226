"""Keeps what a form held, and gives it back what its draft kept."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from baken.foundation.identity.actor import Actor
from baken.foundation.notes.drafts import KeptDraft, TooLong, keep_draft


def keep_typed(
    *,
    user: Actor,
    key: str,
    posted: QueryDict,
    at: datetime,
    besides: Collection[str] = (),
    more: Mapping[str, list[str]] | None = None,
) -> None:
    """Keep what was typed when help is sought in the middle of a form.

    A text longer than any form of ours is not kept: it delays no help.
    """
    left_out = {"csrfmiddlewaretoken", *besides}
    fields = {name: values for name, values in posted.lists() if name not in left_out}
    with suppress(TooLong):
        keep_draft(user=user, key=key, fields={**fields, **(more or {})}, at=at)


def initial_of(form_class: type[forms.Form], draft: KeptDraft | None) -> dict[str, Any]:
    """Return the initial values of a form as its draft kept them."""
    return initial_from(form_class.base_fields, draft)


def initial_from(fields: Mapping[str, forms.Field], draft: KeptDraft | None) -> dict[str, Any]:
    """Return the initial values of these fields as a draft kept them; a field it does not know
    keeps what it had."""
    if draft is None:
        return {}
    found: dict[str, Any] = {}
    for name, field in fields.items():
        values = draft.fields.get(name)
        if isinstance(field, forms.MultipleChoiceField):
            found[name] = values or []
        elif isinstance(field, forms.BooleanField):
            found[name] = bool(values)
        elif values:
            found[name] = values[-1]
    return found
