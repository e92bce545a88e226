"""The shape of what comes in with Nieuw."""

from uuid import UUID, uuid4

from django import forms


class NewForm(forms.Form):
    """The token of one press on Nieuw: pressed twice, one contact."""

    once = forms.UUIDField(required=False)

    def token(self) -> UUID:
        """Return the token of the page, or a new one when it came without."""
        once: UUID | None = self.cleaned_data["once"] if self.is_valid() else None
        return once or uuid4()
