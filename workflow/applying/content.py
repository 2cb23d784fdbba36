"""The application (申请): what is signed, what the rules judge, and what the API and the draft carry; the base of every kind's.

Every field may be empty, so a half-written draft is an application too; the form's ``lacking`` says what is missing.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, Field

from workflow.applying.fields import Part, Sha256, Text
from workflow.core.canonical import canonical_json
from workflow.core.canonical import digest as digest_of


class Attached(Part):
    """An attachment, named by its content (附件)."""

    kind: Text = Field("", description="Kind (附件类别)")
    name: Text = Field("", description="File name (文件名)")
    sha256: Sha256 | None = Field(None, description="SHA-256 of the file")


class Application(Part):
    """What every application has: a title and its attachments. A kind adds its own; ``declarations`` is a part of ticks."""

    OUTSIDE_DIGEST: ClassVar[frozenset[str]] = frozenset()  # names that may be put right without a new version

    title: Text = Field("", description="Title (标题)")
    attachments: list[Attached] = Field([], max_length=200, description="Attachments (附件)")

    def files(self) -> set[str]:
        """The SHA-256 of every file the application refers to."""
        return {attached.sha256 for attached in self.attachments if attached.sha256}

    @property
    def digest(self) -> str:
        return digest_of(canonical(self))


def canonical(application: Application) -> str:
    """The text that is signed: everything but what stands outside the digest."""
    return canonical_json(_signed(application.model_dump(mode="json"), application.OUTSIDE_DIGEST))


def _signed(value: Any, outside: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _signed(part, outside) for name, part in value.items() if name not in outside}
    if isinstance(value, list):
        return [_signed(part, outside) for part in value]
    return value


def declared_in(application: type[Application]) -> tuple[str, ...]:
    """The names of what is declared (承诺), if the kind asks for any."""
    field = application.model_fields.get("declarations")
    return tuple(type(field.default).model_fields) if field and isinstance(field.default, BaseModel) else ()


def lines_in(application: BaseModel) -> Iterator[tuple[str, list[Any]]]:
    """Each list of parts with its name."""
    for name in type(application).model_fields:
        value = getattr(application, name)
        if isinstance(value, list) and any(isinstance(line, BaseModel) for line in value):
            yield name, value
