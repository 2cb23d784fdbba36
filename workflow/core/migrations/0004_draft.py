"""What has been typed so far stands in the matter's own row, whatever its kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0003_submitted_attachments_stand")]

    operations = [
        migrations.AddField(
            model_name="matter",
            name="draft",
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
