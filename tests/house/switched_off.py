"""The settings of a school that has switched one kind off: ``INSTALLED_APPS`` and ``ONE_FILE_KINDS`` without the line of ``WITHOUT``."""

import os

from deploy.settings import *  # noqa: F403
from deploy.settings import INSTALLED_APPS as ALL
from deploy.settings import ONE_FILE_KINDS as MODULES

INSTALLED_APPS = [app for app in ALL if app != os.environ["WITHOUT"]]
ONE_FILE_KINDS = [module for module in MODULES if module != os.environ["WITHOUT"]]
