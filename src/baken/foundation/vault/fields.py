"""The column that holds sealed bytes and nothing else, so that a test can find every one."""

from typing import Any

from django.db import models

from baken.foundation.vault.envelope import is_sealed


class SealedField(models.BinaryField):  # type: ignore[type-arg]  # generic in the stubs only
    """Sealed bytes, stored as given; bytes that are not sealed are refused on the way in."""

    def get_db_prep_value(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what the database takes. :raises ValueError: if the bytes are not sealed."""
        if value is not None and not (isinstance(value, bytes) and is_sealed(value)):
            raise ValueError(f"{self.model._meta.label}.{self.name} takes sealed bytes only")
        return super().get_db_prep_value(value, *args, **kwargs)
