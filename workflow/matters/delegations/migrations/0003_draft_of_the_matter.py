"""What was typed goes to the matter's row, and back on the way back; the old column goes."""

from django.db import migrations

FORWARD = """
    UPDATE core_matter SET draft = own.own_draft FROM delegations_delegation own WHERE own.matter_ptr_id = core_matter.id
"""
BACK = """
    UPDATE delegations_delegation SET own_draft = core_matter.draft FROM core_matter
    WHERE core_matter.id = delegations_delegation.matter_ptr_id
"""
NOW = "SET CONSTRAINTS ALL IMMEDIATE"  # a table with changes to be judged at commit cannot be altered


class Migration(migrations.Migration):
    dependencies = [("delegations", "0002_own_draft"), ("core", "0004_draft")]

    operations = [
        migrations.RunSQL(f"{FORWARD}; {NOW}", f"{BACK}; {NOW}"),
        migrations.RemoveField(model_name="delegation", name="own_draft"),
    ]
