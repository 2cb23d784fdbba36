"""In this system (站内): the row is the message, so it has arrived by being there."""

from notifications.models import Message


def deliver(message: Message) -> None:
    """Nothing to carry."""
