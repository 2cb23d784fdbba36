"""How a kind with a form is rehearsed (演练): begun and filled in as on its pages; the rest is the kind's."""

from typing import Any, ClassVar

from workflow.applying import drafts
from workflow.rehearsal import walk


class Walk(walk.Walk):
    """A walk of the kind ``KIND``; its content is a draft."""

    KIND: ClassVar[str]

    def begin(self) -> None:
        """A draft of the owner, in the owner's first post."""
        owner = self.person(self.owner)
        self.matter = drafts.begin(self.KIND, owner=owner, by=owner, now=self.now, **self.post())
        self.done.append("begin")

    def save(self, content: Any) -> None:
        """Save the filled draft."""
        self.matter = drafts.save(self.matter.pk, by=self.person(self.owner), now=self.now, draft=content)

    def submit(self) -> None:
        self.step("submit", self.owner)

    def vet(self) -> None:
        self.agree_all("vetting")

    def approve(self) -> None:
        self.agree_all("approval")
