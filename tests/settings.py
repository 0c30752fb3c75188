"""The house's settings for tests: a folder of its own, mail in memory, files by their plain names."""

import os
import tempfile

os.environ.setdefault("INGLENOOK_SECRET_KEY", "only-for-tests")
os.environ.setdefault("INGLENOOK_DATA", tempfile.mkdtemp(prefix="inglenook-tests-"))
os.environ.setdefault("EMAIL_URL", "memory://")

from inglenook.site.settings import *  # noqa: F403

STORAGES = {
    **STORAGES,  # noqa: F405
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Argon2 with real cost would be most of the suite's time; one test checks the real hasher's figures.
PASSWORD_HASHERS = ["tests.settings.QuickArgon2", *PASSWORD_HASHERS]  # noqa: F405
ALLOWED_HOSTS = ["*"]

from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 at its smallest cost."""

    algorithm = "argon2quick"
    time_cost = 1
    memory_cost = 64
    parallelism = 1
