"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend

from baken.foundation.identity.models import User
from baken.foundation.identity.queries import find_user


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Logs in as django-allauth does; who comes back is found without composing a query."""

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session, unless they may no longer come in."""
        user = find_user(user_id=user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
