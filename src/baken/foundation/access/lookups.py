"""The one comparison that Django lacks."""

from typing import Any

from django.db.models import Lookup


class AnyOf(Lookup):  # type: ignore[type-arg]  # generic in the stubs only
    """Is one of these ids, however many: one parameter, so one statement to plan."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Return the comparison."""
        asked, params = self.process_lhs(compiler, connection)
        return f"{asked} = ANY(%s::bigint[])", [*params, sorted(self.rhs)]
