"""The Django project itself and how it runs: settings, addresses, clocks, embedded servers, health."""

from deploy.celery import app as celery_app

__all__ = ["celery_app"]
