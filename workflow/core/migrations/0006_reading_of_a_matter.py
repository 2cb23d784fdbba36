"""A reading may be that of a whole matter by whoever audits it (查阅记录)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0005_checkpoints")]
    operations = [
        migrations.AddField(
            model_name="reading",
            name="matter",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="core.matter"
            ),
        ),
    ]
