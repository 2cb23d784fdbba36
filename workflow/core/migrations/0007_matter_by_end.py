"""The latest matters that are over are found without reading all of history."""

from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies = [("core", "0006_reading_of_a_matter")]
    operations = [
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(F("ends_on").desc(nulls_last=True), F("id").desc(), name="matter_by_end"),
        ),
    ]
