"""Gives a form back what its draft kept."""

from typing import Any

from django import forms

from baken.foundation.notes.drafts import KeptDraft


def initial_of(form_class: type[forms.Form], draft: KeptDraft | None) -> dict[str, Any]:
    """Return the initial values of a form as its draft kept them."""
    if draft is None:
        return {}
    found: dict[str, Any] = {}
    for name, field in form_class.base_fields.items():
        values = draft.fields.get(name)
        if isinstance(field, forms.MultipleChoiceField):
            found[name] = values or []
        elif isinstance(field, forms.BooleanField):
            found[name] = bool(values)
        elif values:
            found[name] = values[-1]
    return found
