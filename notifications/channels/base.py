"""What a channel is (渠道): a function that delivers one message or says, in a few words, why it could not."""

from collections.abc import Callable

from notifications.models import Message

Deliver = Callable[[Message], None]


class Undelivered(Exception):
    """The message did not get out. ``permanent``: another try is useless; ``closed``: nothing gets out this way now."""

    def __init__(self, reason: str, *, permanent: bool = False, closed: bool = False):
        super().__init__(reason)
        self.permanent, self.closed = permanent, closed
