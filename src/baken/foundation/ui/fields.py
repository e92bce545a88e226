"""Form fields whose answers are many and stand in groups: one digit for the group, one for it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise

Label = str | Promise
Item = tuple[str, Label]
Group = tuple[str, Label, Sequence[Item]]


class StepsField(forms.ChoiceField):
    """Exactly one answer out of `groups`: ((key, label, ((code, label), ...)), ...)."""

    widget = forms.RadioSelect

    def __init__(self, *, groups: Sequence[Group], **kwargs: Any) -> None:
        self.groups = tuple(groups)
        super().__init__(choices=_items(groups), **kwargs)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Take these groups, in the language of the person who opens the form."""
        self.groups = tuple(groups)
        self.choices = _items(groups)


class StepsManyField(forms.MultipleChoiceField):
    """One or more answers out of `groups`, in the same shape as `StepsField`."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, groups: Sequence[Group], **kwargs: Any) -> None:
        self.groups = tuple(groups)
        super().__init__(choices=_items(groups), **kwargs)

    set_groups = StepsField.set_groups


def _items(groups: Sequence[Group]) -> list[Item]:
    return [item for _key, _label, items in groups for item in items]
