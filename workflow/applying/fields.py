"""How single values are read: dates as people write them, countries by code or name, money to the cent, sealed numbers."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from workflow.core import countries

WRITTEN_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
CENT = Decimal("0.01")


def _day(value: Any) -> Any:
    """2025-03-07, 2025/3/7, 2025.3.7 or 2025年3月7日; nothing else is guessed."""
    if type(value) is date:
        return value
    found = WRITTEN_DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2100:
        raise ValueError(_("This is not a date; write it like 2025-03-07."))
    return day


def _country(value: Any) -> Any:
    code = countries.code_of(value) if isinstance(value, str) else None
    if code is None:
        raise ValueError(_("This country or region is not known; give its two-letter code or its usual name."))
    if code == "CN":
        raise ValueError(_("The mainland is not abroad; name the country, Hong Kong, Macao or Taiwan."))
    return code


def _plain(value: str) -> str:
    if CONTROL.search(value):
        raise ValueError(_("The text holds characters that cannot be shown; please type it anew."))
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _to_the_cent(value: Decimal) -> Decimal:
    return value.quantize(CENT)


Text = Annotated[str, AfterValidator(_plain)]
OneDay = Annotated[date, BeforeValidator(_day)]
Country = Annotated[str, BeforeValidator(_country)]
Money = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2), AfterValidator(_to_the_cent)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Hour = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    """A piece of the application: unknown names are refused, an empty box is the same as no answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_means_absent(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if value is not None and not _blank(value)}


def _blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


class Identity(Part):
    """A sealed identity number (证件号码): the number itself never stands in an application."""

    confidential: int = Field(description="The row that holds the sealed number (密封行号)")
    hmac: str = Field(pattern=r"^[0-9a-f]{32,128}$", description="Its keyed fingerprint (指纹)")
