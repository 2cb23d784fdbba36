"""Checkpoints of the journal's heads, and the triggers that let nobody change or remove them."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("core_checkpoint", "core_journalhead")
STAND = "".join(
    f"CREATE TRIGGER {table}_stands BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION core_stands_for_ever();"
    f"CREATE TRIGGER {table}_stands_whole BEFORE TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION core_stands_for_ever();"
    for table in TABLES
)
FORGET = "".join(
    f"DROP TRIGGER {table}_stands ON {table}; DROP TRIGGER {table}_stands_whole ON {table};" for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("core", "0004_draft")]
    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("no", models.PositiveIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("prev", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"ordering": ["no"]},
        ),
        migrations.CreateModel(
            name="JournalHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("matter", models.BigIntegerField()),
                ("seq", models.PositiveIntegerField()),
                ("hash", models.CharField(max_length=64)),
                (
                    "checkpoint",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="heads", to="core.checkpoint"),
                ),
            ],
            options={"ordering": ["matter", "seq"]},
        ),
        migrations.AddConstraint(
            model_name="journalhead",
            constraint=models.UniqueConstraint(fields=("matter", "seq"), name="one_head_per_entry"),
        ),
        migrations.RunSQL(STAND, FORGET),
    ]
