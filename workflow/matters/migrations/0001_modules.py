"""The kinds that are one module, as Django's history of models wants to know them: proxies of the matter, without a table.

Nothing is ever done to the database, so the list may follow the setting: whatever is switched on stands here.
"""

from django.apps import apps
from django.db import migrations
from django.db.migrations.state import ModelState


def proxies():
    for model in apps.get_app_config("matters").get_models():
        state = ModelState.from_model(model)
        yield migrations.CreateModel(state.name, fields=[], options=state.options, bases=state.bases, managers=state.managers)


class Migration(migrations.Migration):
    dependencies = [("core", "0004_draft")]
    operations = list(proxies())
