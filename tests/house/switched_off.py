"""The settings of a school that has switched one kind off: ``INSTALLED_APPS`` without the line of ``WITHOUT``."""

import os

from deploy.settings import *  # noqa: F403
from deploy.settings import INSTALLED_APPS as ALL

INSTALLED_APPS = [app for app in ALL if app != os.environ["WITHOUT"]]
