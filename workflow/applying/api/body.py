"""The body of a step (步骤报文): named fields only, so that nothing is bound that was not meant to be."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from workflow.applying.fields import Part, Text

Line = Annotated[Text, Field(max_length=200)]
Name = Annotated[Text, Field(max_length=100)]
Prose = Annotated[Text, Field(max_length=10_000)]
Id = Annotated[int, Field(ge=1, le=2**31)]
Count = Annotated[int, Field(ge=0, le=30_000)]
Yes = Annotated[bool, Field(strict=True)]


class Step(Part):
    """A body whose fields are the facts of the step."""

    heading: ClassVar[Any] = ""  # of a step that has no form of its own on the pages

    def facts(self, matter: Any) -> dict[str, Any]:
        """What the step takes."""
        return {name: getattr(self, name) for name in type(self).model_fields}
