"""Fills in the limits of custody (证照保管) where they are not there yet; can be run twice."""

from django.db import migrations

from workflow.registers.national import DEFAULTS, FROM_THE_BEGINNING


def fill(apps, schema_editor):
    Limit = apps.get_model("registers", "Limit")
    for row in DEFAULTS:
        Limit.objects.get_or_create(
            code=row.code,
            since=FROM_THE_BEGINNING,
            defaults={
                "kind": row.kind, "value": row.value, "unit": row.unit, "source": row.source, "note": row.note,
                "published": True,
            },
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("registers", "0015_custody_stands")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
