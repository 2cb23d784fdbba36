"""The Celery application: it only wakes work whose due rows are in the database (see settings.CELERY_BEAT_SCHEDULE)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deploy.settings")

app = Celery("waishi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
