"""Findings of two years are counted without reading all of history."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("oversight", "0002_state_needs_its_entry")]
    operations = [
        migrations.AddIndex("finding", models.Index(fields=["recorded_at"], name="finding_by_record")),
        migrations.AddIndex(
            "finding", models.Index(fields=["changed_at"], condition=Q(state="accepted"), name="finding_by_closing")
        ),
    ]
