"""A person (人员) signs in with the staff number; deactivated when leaving, never deleted, so old papers keep names."""

from functools import cached_property
from typing import Any, NoReturn

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pypinyin import lazy_pinyin

from approvals.errors import NotNow


class PersonQuerySet(models.QuerySet["Person"]):
    def active(self) -> "PersonQuerySet":
        """Those who may sign in and be asked (在职)."""
        return self.filter(is_active=True)

    def delete(self) -> NoReturn:
        raise NotNow(_("People are never deleted; deactivate the account instead."))


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def create_user(self, username: str, name: str = "", password: str | None = None, **facts: Any) -> "Person":
        """A person with a hashed password; without one they cannot sign in by password."""
        person = self.model(username=username, name=name or username, **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, username: str, name: str = "", password: str | None = None, **facts: Any) -> "Person":
        """The first administrator (管理员), for ``manage.py createsuperuser``."""
        person = self.create_user(username, name, password, **facts)
        person.grants.create(role="administrator", since=timezone.localdate())
        return person


class Person(AbstractBaseUser):
    """Whoever applies, decides or is told. ``username`` is the staff number (工号)."""

    class Language(models.TextChoices):
        CHINESE = "zh-hans", "中文"
        ENGLISH = "en", "English"

    class Theme(models.TextChoices):
        SYSTEM = "", gettext_lazy("As the system")
        LIGHT = "light", gettext_lazy("Light")
        DARK = "dark", gettext_lazy("Dark")

    username = models.CharField(gettext_lazy("staff number"), max_length=64, unique=True)
    name = models.CharField(gettext_lazy("full name"), max_length=100)
    name_key = models.CharField(max_length=400, editable=False, db_index=True)  # pinyin, to sort by
    email = models.EmailField(gettext_lazy("e-mail"), blank=True)
    phone = models.CharField(gettext_lazy("phone"), max_length=40, blank=True)
    language = models.CharField(
        gettext_lazy("language"), max_length=10, choices=Language.choices, default=Language.CHINESE
    )
    theme = models.CharField(
        gettext_lazy("appearance"), max_length=5, choices=Theme.choices, default=Theme.SYSTEM, blank=True
    )
    is_active = models.BooleanField(gettext_lazy("may sign in"), default=True)
    left_on = models.DateField(gettext_lazy("left the university on"), null=True, blank=True)
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)  # part of every session's hash

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name_key", "pk"]
        verbose_name = gettext_lazy("person")
        verbose_name_plural = gettext_lazy("persons")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        self.name_key = " ".join(lazy_pinyin(self.name)).lower()[:400]
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "name_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotNow(_("People are never deleted; deactivate the account of %(name)s instead.") % {"name": self.name})

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Every open session ends when the password changes or ``sessions_ended`` is counted up."""
        value = f"{self.password}:{self.sessions_ended}"
        return salted_hmac("approvals.people.session", value, secret=secret, algorithm="sha256").hexdigest()

    @cached_property
    def is_staff(self) -> bool:
        """Whether the admin site opens: administrators (管理员) only. Asked once a request; verbs ask the directory."""
        return self.is_active and self.grants.on(timezone.localdate()).filter(role="administrator", unit=None).exists()

    @property
    def is_superuser(self) -> bool:
        return self.is_staff

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_staff

    def has_perms(self, perms: Any, obj: Any = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff
