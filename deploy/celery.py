"""The Celery application: it only wakes work whose due rows are in the database (see settings.CELERY_BEAT_SCHEDULE)."""

import os

from celery import Celery
from celery.contrib.django.task import DjangoTask

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deploy.settings")


class Watched(DjangoTask):
    """A task whose lost workers are noticed; named by words, because only a worker needs that module."""

    Request = "deploy.lost:Watched"


app = Celery("waishi", task_cls=Watched)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
