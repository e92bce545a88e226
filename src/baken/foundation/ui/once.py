"""The token of one form on one page: sent twice, it is done once."""

from uuid import UUID, uuid4

from django.http import QueryDict


def token_in(sent: QueryDict) -> UUID:
    """Return the token a form was sent with; one that cannot be read counts as sent once."""
    try:
        return UUID(sent.get("once", ""))
    except ValueError:
        return uuid4()
