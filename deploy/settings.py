"""All settings of Waishi in one file, read once a year. The knobs are listed in docs/operating.md."""

from pathlib import Path
from urllib.parse import unquote, urlparse

from celery.schedules import crontab, schedule
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from deploy import env, state

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
VERSION = "0.4.0"
SOURCE_URL = env.text("SOURCE_URL", "/source/")  # AGPL-3.0 section 13: where users of this server get its source
SCHOOL = env.text("SCHOOL_NAME", "澜江大学")
SCHOOL_ENGLISH = env.text("SCHOOL_NAME_ENGLISH", "Lanjiang University" if SCHOOL == "澜江大学" else "")  # heads letters abroad

DEBUG = env.flag("DEBUG")
INSECURE_HTTP = env.flag("INSECURE_HTTP")  # plain http beyond localhost: the demo, a phone in the LAN
DEMO = env.flag("DEMO")  # the demo: its accounts on the sign-in page, a clock that can skip days
SECRET_KEY = env.text("SECRET_KEY", "")
CONFIDENTIAL_KEYS = env.words("CONFIDENTIAL_KEYS")  # newest first; 32 bytes each, base64
if not SECRET_KEY or not CONFIDENTIAL_KEYS:
    from deploy import keys  # only where the environment brings none: a one-machine school, the demo, the tests

    SECRET_KEY = SECRET_KEY or keys.own("secret_key", VAR)
    CONFIDENTIAL_KEYS = CONFIDENTIAL_KEYS or keys.own("confidential_keys", VAR).split(",")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "*" if INSECURE_HTTP else "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "lucide",
    "axes",
    "viewflow",
    "viewflow.workflow",
    "notifications",
    "approvals.people",
    "approvals",
    "workflow.core",
    "workflow.registers",
    "workflow.duties",
    "workflow.rehearsal",
    "workflow.matters.delegations",
    "workflow.matters.visits",
    "workflow.matters",
    "workflow.statistics",
    "workflow.oversight",
    "workflow.desk",
    "deploy",
]
ONE_FILE_KINDS = [  # kinds of matter that are one module
    "workflow.matters.lectures",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "workflow.desk.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "approvals.people.middleware.SignedIn",
    "approvals.people.middleware.OwnLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "workflow.desk.middleware.RefusalsHaveWords",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES_DIR = env.text("TEMPLATES_DIR", "")  # a school's own pages, messages and texts of papers, in front of ours
ROOT_URLCONF = "deploy.urls"
WSGI_APPLICATION = "deploy.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [*([Path(TEMPLATES_DIR)] if TEMPLATES_DIR else []), BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workflow.desk.context.shell",
            ],
            "builtins": ["lucide.templatetags.lucide", "workflow.desk.templatetags.office"],
        },
    }
]


def _database(url: str) -> dict:
    parts = urlparse(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f'DATABASE_URL="{url}"; give postgres://user:password@host:port/name.')
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or 5432,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c lock_timeout=3000"},  # 3 s, then "somebody else is deciding this right now"
    }


_own_database = state.address(VAR, "postgresql", "postgres://waishi@127.0.0.1:5432/waishi")
DATABASES = {"default": _database(env.text("DATABASE_URL", _own_database))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = env.number("SIGN_IN_ATTEMPTS", 8)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "people/locked.html"
AXES_RESET_ON_SUCCESS = True

_secure = not (DEBUG or INSECURE_HTTP)
SESSION_COOKIE_NAME = "__Host-session" if _secure else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if _secure else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_AGE = env.number("SESSION_SECONDS", 8 * 3600)
SESSION_IDLE_SECONDS = env.number("SESSION_IDLE_SECONDS", 3600)
SESSION_SAVE_EVERY_REQUEST = False
SECURE_SSL_REDIRECT = _secure and env.flag("SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from this machine, over plain http
SECURE_HSTS_SECONDS = 31536000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _secure
SECURE_REFERRER_POLICY = "same-origin"
BEHIND_PROXY = env.flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "templates" / "locale"]
TIME_ZONE = env.text("TIME_ZONE", "Asia/Shanghai")
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "templates" / "assets"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long itinerary has many boxes
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
ATTACHMENT_MAX_BYTES = env.number("ATTACHMENT_MAX_BYTES", 20 * 1024 * 1024)
ATTACHMENT_MAX_COUNT = env.number("ATTACHMENT_MAX_COUNT", 40)
ARCHIVE_NUMBER = env.text("ARCHIVE_NUMBER", "{fonds}-{category}·{year}-{retention}-{office}-{number:04d}")  # DA/T 22-2015
ARCHIVE_FONDS = env.text("ARCHIVE_FONDS", "0000")  # the school's 全宗号
ARCHIVE_CATEGORY = env.text("ARCHIVE_CATEGORY", "WS")  # 文书 in DA/T 22, 外事 in the universities' classification
ARCHIVE_OFFICE = env.text("ARCHIVE_OFFICE", "GJC")  # 机构（问题）代码
FONTS_DIR = env.text("FONTS_DIR", "")
SIGNING_CERTIFICATE = env.text("SIGNING_CERTIFICATE", "")  # PKCS#12 of the school; empty: papers are not signed
SIGNING_PASSPHRASE = env.text("SIGNING_PASSPHRASE", "")
SIGNING_TIMESTAMP_URL = env.text("SIGNING_TIMESTAMP_URL", "")
SIGNING_ROOTS = env.text("SIGNING_ROOTS", "")  # PEM: the roots of the certificate and of the time-stamp authority
VERIFICATIONS_PER_MINUTE = env.number("VERIFICATIONS_PER_MINUTE", 20)
SECOND_NOTICE_DAYS_SHOWN = env.number("SECOND_NOTICE_DAYS_SHOWN", 30)  # on the board; no source says how long
PUBLIC_NOTICES = env.flag("PUBLIC_NOTICES")  # the notice board also for people who are not signed in
PUBLIC_RESULTS = env.flag("PUBLIC_RESULTS")  # the public summaries of results also for people who are not signed in

APPROVALS_SUBJECT_MODEL = "core.Matter"
APPROVALS_FALLBACK_ROLE = "fao"  # where nobody can be found, the foreign-affairs office is asked
PUBLIC_URL = env.text("PUBLIC_URL", "http://127.0.0.1:8000")

EMAIL_BACKEND = env.text("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.text("SMTP_HOST", "localhost")
EMAIL_PORT = env.number("SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.flag("SMTP_TLS")
EMAIL_TIMEOUT = env.number("SMTP_TIMEOUT", 20)
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "waishi@localhost")

CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", state.address(VAR, "valkey", "redis://127.0.0.1:6379/0"))
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_BACKEND = None
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300, "socket_timeout": 1, "socket_connect_timeout": 1}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "scan": {"task": "notifications.scan", "schedule": schedule(30)},
    "drain": {"task": "notifications.drain", "schedule": schedule(15)},
    "escalate": {"task": "approvals.escalate", "schedule": schedule(300)},
    "heartbeat": {"task": "deploy.heartbeat", "schedule": schedule(30)},
    "previews": {"task": "core.previews", "schedule": schedule(30)},
    "print": {"task": "registers.print", "schedule": schedule(30)},
    "ledgers": {"task": "statistics.ledgers", "schedule": schedule(30)},
    "sweep": {"task": "core.sweep", "schedule": schedule(86400)},
    "checkpoint": {"task": "core.checkpoint", "schedule": schedule(3600)},
    "fixity": {"task": "registers.fixity", "schedule": crontab(minute="*/10", hour="1-4")},
    "disposals": {"task": "registers.disposals", "schedule": crontab(minute="30", hour="0")},
    "transfers": {"task": "registers.transfers_due", "schedule": crontab(minute="0", hour="8")},
    "passports": {"task": "registers.passports_due", "schedule": crontab(minute="5", hour="8")},
    "cabinets": {"task": "registers.cabinets", "schedule": schedule(30)},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "deploy.logs.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {name: {"level": "WARNING"} for name in ("axes", "django.server", "pikepdf", "pyhanko", "pyhanko_certvalidator")},
}
