"""How passwords are hashed, and why with these figures."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class HouseArgon2(Argon2PasswordHasher):
    """Argon2id with 64 MiB, three passes, one lane.

    That is above the floor of OWASP's password page (19 MiB, two passes) and about a tenth of a second on a small
    server. Django's own figures (100 MiB, eight lanes) let eight people who sign in at once hold 800 MiB and every
    core. The application server answers one request a worker at a time, so the memory spent on passwords is at most
    64 MiB for each worker.
    """

    time_cost = 3
    memory_cost = 65_536
    parallelism = 1
