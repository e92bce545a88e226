"""What makes a row protected: it has an organisatie, and it can be asked for by right."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from baken.core.errors import NotAllowed
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Organisatie
from baken.policy.rights import rights

M = TypeVar("M", bound=models.Model)
Condition = Callable[[Actor], Q]


class ProtectedQuerySet(models.QuerySet[M]):
    """Rows that are asked for by right; the list and the check on one row are the same."""

    def for_right(self, key: str, user: Actor) -> Self:
        """Return the rows on which this actor holds this right: the one access check."""
        holders = rights()[key].holders
        conditions: Mapping[str, Condition] = self.model.conditions  # type: ignore[attr-defined]
        allowed = [conditions[holders[role]](user) for role in user.roles if role in holders]
        if not allowed:
            return self.none()
        either = Q()
        for condition in allowed:
            if not condition:
                return self.filter(organisatie_id=user.organisatie_id)
            either |= condition
        return self.filter(either, organisatie_id=user.organisatie_id)


class Protected(models.Model):
    """A row of one organisatie.

    `conditions` names, per kind of row, what a holder of a right may reach; `spine` is the row
    on which the right is checked and that is locked first.
    """

    conditions: ClassVar[Mapping[str, Condition]] = {"of_region": lambda user: Q()}
    erase: ClassVar[frozenset[str] | set[str]] = frozenset()
    keep: ClassVar[frozenset[str] | set[str]] = frozenset()

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")

    objects = ProtectedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def spine(self) -> "Protected":
        return self


def lock_anew(row: Protected, rows: models.QuerySet[Protected]) -> None:
    """Lock a row among these and read it anew. :raises NotAllowed: if it is not one of them."""
    try:
        row.refresh_from_db(from_queryset=rows.select_for_update(of=("self",)))
    except type(row).DoesNotExist:  # type: ignore[attr-defined]
        raise NotAllowed from None


class Versioned(models.Model):
    """A row that a form edits: each change gives it the next version."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


def holds_somewhere(key: str, user: Actor) -> bool:
    """Return whether the actor holds this right on any row at all (for menus and first rows)."""
    return not user.roles.isdisjoint(rights()[key].holders)


def add_condition(model: type[Protected], name: str, condition: Condition) -> None:
    """Let the room that owns the rows of a condition name it for the rows of a room below.

    :raises ValueError: if the model has another condition of this name.
    """
    if name in model.conditions:
        raise ValueError(f"{model._meta.label} knows {name} already")
    model.conditions = {**model.conditions, name: condition}
