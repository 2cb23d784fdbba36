"""Applied (申请事项): what a matter of a kind with a form can say of its application; mixed into the kind's model."""

from typing import Any

from workflow.applying.form import form_of
from workflow.applying.reading import read


class Applied:
    """The application behind a matter: what was submitted, what is typed, and the facts the route looks at."""

    @property
    def application(self) -> Any:
        """What was submitted last; before the first submission, what can be read of the draft."""
        form = form_of(self)
        if self.revision_id:
            return form.application.model_validate(self.revision.content)
        return read(form.application, self.draft)[0]

    def typed(self) -> tuple[Any, dict[str, str]]:
        """The draft as far as it can be read, and a sentence for each value that cannot."""
        return read(form_of(self).application, self.draft)

    def facts(self) -> dict:
        """Facts that the conditions of the route look at."""
        return self.facts_of(self.application)

    def facts_of(self, application: Any) -> dict:
        """The same of an application that is not handed in yet; a kind adds its own to these."""
        return super().facts()  # type: ignore[misc]  # of the matter it is mixed into
