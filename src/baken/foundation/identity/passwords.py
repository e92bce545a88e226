"""How passwords are hashed: argon2 at a cost that a log-in can bear."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id at 19 MiB, two passes, one lane (the OWASP minimum)."""

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
