"""The draft moves to the matter's row: its old column steps aside before the new one comes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("delegations", "0001_initial")]
    run_before = [("core", "0004_draft")]

    operations = [migrations.RenameField(model_name="delegation", old_name="draft", new_name="own_draft")]
