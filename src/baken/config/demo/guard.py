"""Keeps practice and real work apart: a database is for the one or for the other, for good."""

from django.utils import timezone

from baken.config.environment import Environment
from baken.config.fault import Fault
from baken.foundation.identity.models import Installatie, Organisatie, User


def guard(environment: Environment) -> None:
    """Mark an empty database as what it is for, and refuse a database of the other kind.

    :raises Fault: when practice would meet real data, or real work practice data.
    """
    wanted = "demo" if environment.demo else "real"
    marked = Installatie.objects.first()
    if marked is None:
        if environment.demo and (User.objects.exists() or Organisatie.objects.exists()):
            raise Fault("This database holds other data; practice mode (BAKEN_DEMO) is refused.")
        Installatie.objects.create(kind=wanted, made_at=timezone.now())
    elif marked.kind == "demo" and wanted == "real":
        raise Fault("This database holds practice data; use another one for real work.")
    elif marked.kind == "real" and wanted == "demo":
        raise Fault("This database is for real work; practice mode (BAKEN_DEMO) is refused.")
