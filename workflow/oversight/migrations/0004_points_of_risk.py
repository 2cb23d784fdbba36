"""By which points of risk a sample was drawn stays on record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0003_findings_by_year")]
    operations = [migrations.AddField("inspection", "points", models.JSONField(default=dict))]
