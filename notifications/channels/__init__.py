"""The ways out (渠道), one file each; a new one is a file and a line here."""

from notifications.channels import email, in_app
from notifications.channels.base import Deliver, Undelivered
from notifications.models import Channel

DELIVER: dict[str, Deliver] = {Channel.IN_APP: in_app.deliver, Channel.EMAIL: email.deliver}

__all__ = ["DELIVER", "Undelivered"]
