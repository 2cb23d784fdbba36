"""How long packages are kept, on which list they were handed over, how they were disposed of; and what stands for ever."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

YEARS = "UPDATE registers_archivepackage SET year = extract(year FROM made_at AT TIME ZONE 'Asia/Shanghai')"
STAND = """
CREATE FUNCTION registers_disposal_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.refused_at IS NULL AND (NEW.package_id, NEW.digest, NEW.why, NEW.proposed_at, NEW.proposed_by_id)
      IS NOT DISTINCT FROM (OLD.package_id, OLD.digest, OLD.why, OLD.proposed_at, OLD.proposed_by_id)
    AND (OLD.approved_at IS NULL OR (NEW.approved_at, NEW.approved_by_id, NEW.refused_at)
      IS NOT DISTINCT FROM (OLD.approved_at, OLD.approved_by_id, OLD.refused_at)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signature of % is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER registers_disposal_stands BEFORE UPDATE OR DELETE ON registers_disposal
  FOR EACH ROW EXECUTE FUNCTION registers_disposal_stands();
CREATE TRIGGER registers_disposal_stands_whole BEFORE TRUNCATE ON registers_disposal
  FOR EACH STATEMENT EXECUTE FUNCTION core_stands_for_ever();
CREATE TRIGGER registers_archivepackage_stands BEFORE DELETE ON registers_archivepackage
  FOR EACH ROW EXECUTE FUNCTION core_stands_for_ever();
"""
FORGET = """
DROP TRIGGER registers_archivepackage_stands ON registers_archivepackage;
DROP TRIGGER registers_disposal_stands_whole ON registers_disposal;
DROP TRIGGER registers_disposal_stands ON registers_disposal;
DROP FUNCTION registers_disposal_stands();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_checkpoints"),
        ("registers", "0009_issued_papers_stand"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Retention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40, unique=True, verbose_name="kind of matter")),
                (
                    "period",
                    models.CharField(
                        choices=[("permanent", "permanently"), ("30", "30 years"), ("10", "10 years")],
                        max_length=10,
                        verbose_name="kept for",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
            ],
            options={
                "verbose_name": "retention period",
                "verbose_name_plural": "retention periods",
                "ordering": ["kind"],
            },
        ),
        migrations.AddField(
            model_name="archivepackage",
            name="disposed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="archivepackage",
            name="fault",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="archivepackage",
            name="file_no",
            field=models.CharField(max_length=100, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="archivepackage",
            name="kept_until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="archivepackage",
            name="retention",
            field=models.CharField(
                blank=True, choices=[("permanent", "permanently"), ("30", "30 years"), ("10", "10 years")], max_length=10
            ),
        ),
        migrations.AddField(
            model_name="archivepackage",
            name="year",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="archivepackage",
            name="verified_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True)),
                ("lines", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                ("received_on", models.DateField(null=True)),
                ("received_by", models.CharField(blank=True, max_length=100)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="archivepackage",
            name="transfer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="packages", to="registers.transfer"
            ),
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("why", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                ("refused_why", models.TextField(blank=True)),
                ("destroyed_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="disposals", to="registers.archivepackage"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="disposal_has_two_signatures",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("refused_at", None)), fields=("package",), name="one_disposal_of_a_package"
                    ),
                ],
            },
        ),
        migrations.RunSQL(YEARS, migrations.RunSQL.noop),
        migrations.RunSQL(STAND, FORGET),
    ]
