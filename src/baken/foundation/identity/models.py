"""Who works here: organisaties, people, and the roles a person has in an organisatie."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest

from baken.foundation.identity.actor import Actor


class Organisatie(models.Model):
    """One regional Veilig Thuis."""

    keep: ClassVar = {"code", "name", "rechtsvorm"}

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    rechtsvorm = models.CharField(max_length=20, default="bestuursorgaan")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="organisatie_rechtsvorm_known",
                condition=models.Q(rechtsvorm__in=["bestuursorgaan", "stichting"]),
            )
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Finds people by the name they log in with, in any case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """A person who can log in. What they may do stands in their memberships."""

    erase: ClassVar = {"username", "email", "name"}
    keep: ClassVar = {"password", "language"}

    username = models.CharField(max_length=80, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="nl")
    single_keys = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField()
    password_set_at = models.DateTimeField(null=True)  # empty: still the one that was handed out

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="user_language_known", condition=models.Q(language__in=["nl", "en"])
            )
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """The roles a person has in an organisatie, from a day until a day (not included)."""

    keep: ClassVar = {"roles"}

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    roles = ArrayField(models.CharField(max_length=40))
    from_date = models.DateField()
    until_date = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "organisatie", "from_date"], name="membership_once_a_day"
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=models.Q(until_date__isnull=True)
                | models.Q(until_date__gt=models.F("from_date")),
            ),
        ]


class Installatie(models.Model):
    """What this database is for: practice with invented people, or real work. One row."""

    keep: ClassVar = {"kind"}

    kind = models.CharField(max_length=10)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="installatie_kind_known", condition=models.Q(kind__in=["demo", "real"])
            ),
            models.UniqueConstraint(models.Value(1), name="installatie_one_row"),
        ]


class SignedIn(HttpRequest):
    """A request of somebody who is signed in: the only kind the staff screens know."""

    user: User
    actor: Actor
