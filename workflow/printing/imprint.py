"""The imprint (版记): what every paper carries beside its contents, so that it can be told from another and checked."""

from dataclasses import dataclass
from enum import Enum

from workflow.printing.page import Around


class Standing(Enum):
    """Which watermark (水印) the paper carries."""

    DRAFT = "草稿"
    VALID = ""
    VOID = "作废"


@dataclass(frozen=True)
class Imprint:
    """Number, revision and digest of the matter (编号、稿次、摘要); ``address`` is where the paper can be checked."""

    number: str = ""
    revision: int | None = None
    digest: str = ""
    address: str = ""
    standing: Standing = Standing.DRAFT
    code: str = ""  # the check code of the address, for whoever types it

    @property
    def around(self) -> Around:
        """The same as the page draws it."""
        number = f"编号：{self.number}" if self.number else ""
        return Around(number, self._foot(), self.standing.value, self.address)

    def _foot(self) -> str:
        parts = [f"第{self.revision}稿" if self.revision else "", f"摘要 {self.digest}" if self.digest else ""]
        check = f"核验码 {self.code}" if self.code else ""
        return "　".join(part for part in [self.number, *parts, check] if part)
