"""Every setting, read from the environment once. docs/hosting/settings.md explains each; a test keeps the two equal."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from environs import Env

env = Env()
CHECKOUT = Path(__file__).resolve().parents[3]

# -- the house -------------------------------------------------------------------------------------
DATA = Path(env.str("INGLENOOK_DATA", str(CHECKOUT / "data")))
DEMO = env.bool("INGLENOOK_DEMO", False)
HOUSE_NAME = env.str("INGLENOOK_NAME", "Inglenook")
HOUSE_URL = env.str("INGLENOOK_URL", "http://localhost:8000").rstrip("/")
SEALED_HOST = env.str("INGLENOOK_SEALED_HOST", "")
ASSETS = Path(env.str("INGLENOOK_ASSETS", str(CHECKOUT / "build")))

# -- safety ----------------------------------------------------------------------------------------
SECRET_KEY = env.str("INGLENOOK_SECRET_KEY")
DEBUG = False
HTTPS = HOUSE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("INGLENOOK_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [HOUSE_URL] if HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
# With a host of their own for sealed pages, both hosts know who is signed in; the sealed one is a name below the other.
SESSION_COOKIE_DOMAIN = urlsplit(HOUSE_URL).hostname if SEALED_HOST else None
if SEALED_HOST:
    ALLOWED_HOSTS += [SEALED_HOST.partition(":")[0]]
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# Other sites learn nothing. Not "no-referrer": with it browsers send "Origin: null" and no form of ours would be taken.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "inglenook.site.views.csrf_failure"

INSTALLED_APPS = [
    "inglenook.site",
    "inglenook.rooms.reflect",
    "inglenook.ground.notices",
    "inglenook.ground.vault",
    "inglenook.ground.people",
    "inglenook.ground.look",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.headless",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "inglenook.site.headers.strict_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "inglenook.ground.vault.hosts.OwnHost",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "inglenook.ground.people.own_words.in_own_words",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "inglenook.site.urls"
WSGI_APPLICATION = "inglenook.site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "inglenook.site.context.house",
            ],
        },
    }
]

# -- what is kept ----------------------------------------------------------------------------------
DATABASES: dict[str, Any] = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA / 'inglenook.sqlite3'}", conn_max_age=600)
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL and IMMEDIATE: readers never wait, and two writers queue instead of failing. FULL: what was
    # acknowledged to a device is on the disk, also when the power goes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
BLOBS = Path(env.str("INGLENOOK_BLOBS", str(DATA / "blobs")))
# Sealed attachments lie in this storage: a folder that is written durably, or any storage class, such as one for S3.
BLOBS_BACKEND = env.str("INGLENOOK_BLOBS_BACKEND", "inglenook.ground.vault.storage.DurableFiles")
BLOBS_OPTIONS = env.json("INGLENOOK_BLOBS_OPTIONS", {"location": str(BLOBS)})
# How much one member's vault may hold, in bytes: boxes, attachments and 256 bytes for each entry of the log.
VAULT_QUOTA = env.int("INGLENOOK_VAULT_QUOTA", 2 * 1024**3)

REDIS_URL = env.str("REDIS_URL", "")
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(DATA / "cache")}
}

# -- files for the browser -------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = ASSETS / "served"
STATICFILES_DIRS = [ASSETS / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "blobs": {"BACKEND": BLOBS_BACKEND, "OPTIONS": BLOBS_OPTIONS},
    "staticfiles": {"BACKEND": "inglenook.site.assets.storage.HashedFiles"},
}
WHITENOISE_ROOT = None

# -- words and times -------------------------------------------------------------------------------
LANGUAGE_CODE = env.str("INGLENOOK_LANGUAGE", "en")
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("ar", _("Arabic"))]
LOCALE_PATHS = [CHECKOUT / "src" / "inglenook" / "locale"]
TIME_ZONE = env.str("INGLENOOK_TIME_ZONE", "UTC")
USE_I18N = USE_TZ = True

# -- people ----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Member"
# The address is unique whatever its capitals, by a constraint that this check cannot see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
PASSWORD_HASHERS = ["inglenook.ground.people.hashing.HouseArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_RESET_TIMEOUT = 3 * 3600
SESSION_COOKIE_AGE = 30 * 86400
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/today/"
LOGOUT_REDIRECT_URL = "/"
OPEN_DOOR = env.bool("INGLENOOK_OPEN_DOOR", False)
# How many proxies stand in front and write X-Forwarded-For: without the right number, rate limits count the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("INGLENOOK_PROXIES", 1 if HTTPS else 0)
ACCOUNT_ADAPTER = "inglenook.ground.people.adapters.account.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "inglenook.ground.people.forms.sign_in.SignInForm",
    "signup": "inglenook.ground.people.forms.arrival.SignUpForm",
    "reauthenticate": "inglenook.ground.people.forms.sign_in.SureForm",
    "change_password": "inglenook.ground.people.forms.password.ChangePasswordForm",
    "set_password": "inglenook.ground.people.forms.password.SetPasswordForm",
    "reset_password": "inglenook.ground.people.forms.password.AskResetForm",
    "reset_password_from_key": "inglenook.ground.people.forms.password.NewPasswordForm",
    "confirm_email_verification_code": "inglenook.ground.people.forms.sign_in.AddressCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "inglenook.ground.people.forms.naming.NameForm"
ACCOUNT_SIGNUP_REDIRECT_URL = "/room/set-up/"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"join": "6/h/ip", "invite": "60/h/user"}
MFA_ADAPTER = "inglenook.ground.people.adapters.second_step.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "inglenook.ground.people.forms.sign_in.CodeForm",
    "reauthenticate": "inglenook.ground.people.forms.sign_in.SureCodeForm",
    "activate_totp": "inglenook.ground.people.forms.methods.StartCodesForm",
    "add_webauthn": "inglenook.ground.people.forms.methods.AddPasskeyForm",
    "signup_webauthn": "inglenook.ground.people.forms.methods.FirstPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = HOUSE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
HEADLESS_CLIENTS = ("browser",)
SOCIALACCOUNT_ADAPTER = "inglenook.ground.people.adapters.organisation.OrganisationAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
OIDC_ISSUER = env.str("INGLENOOK_OIDC_ISSUER", "").rstrip("/")
OIDC_ADMITS = env.bool("INGLENOOK_OIDC_ADMITS", False)
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": [], "OAUTH_PKCE_ENABLED": True}}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "organisation",
            "name": env.str("INGLENOOK_OIDC_NAME", "your organisation"),
            "client_id": env.str("INGLENOOK_OIDC_CLIENT"),
            "secret": env.str("INGLENOOK_OIDC_SECRET"),
            "settings": {"server_url": OIDC_ISSUER},
        }
    ]

# -- mail and jobs ---------------------------------------------------------------------------------
EMAIL_URL = env.dj_email_url("EMAIL_URL", "console://" if not DEMO else "dummy://")
EMAIL_BACKEND = EMAIL_URL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = EMAIL_URL.get("EMAIL_FILE_PATH", "")
EMAIL_HOST = EMAIL_URL.get("EMAIL_HOST", "")
EMAIL_PORT = EMAIL_URL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = EMAIL_URL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = EMAIL_URL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_URL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_URL.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = env.str("INGLENOOK_MAIL_FROM", "inglenook@localhost")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- logs: never a body, a query or a record id of a sealed page; see docs/promises.md ------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "no_ids": {"()": "inglenook.ground.vault.quiet.NoIds"},
        "no_links": {"()": "inglenook.ground.people.quiet.NoLinks"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_ids", "no_links"]}},
    # It would say which passkey was used.
    "loggers": {"fido2": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": env.str("INGLENOOK_LOG_LEVEL", "INFO")},
}
