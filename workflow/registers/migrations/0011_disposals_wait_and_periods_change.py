"""Days between the second signature and the destruction, in which a disposal can be stopped; other periods for one package."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflow.registers.national import DEFAULTS, FROM_THE_BEGINNING

PERIODS = [("permanent", "permanently"), ("30", "30 years"), ("10", "10 years")]
STAND = """
CREATE OR REPLACE FUNCTION registers_disposal_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.refused_at IS NULL AND (NEW.package_id, NEW.digest, NEW.why, NEW.proposed_at, NEW.proposed_by_id)
      IS NOT DISTINCT FROM (OLD.package_id, OLD.digest, OLD.why, OLD.proposed_at, OLD.proposed_by_id)
    AND (OLD.approved_at IS NULL OR (NEW.approved_at, NEW.approved_by_id)
      IS NOT DISTINCT FROM (OLD.approved_at, OLD.approved_by_id))
    AND (OLD.destroyed_at IS NULL OR (NEW.destroyed_at, NEW.refused_at)
      IS NOT DISTINCT FROM (OLD.destroyed_at, OLD.refused_at)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signature of % is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER registers_reappraisal_stands BEFORE UPDATE OR DELETE ON registers_reappraisal
  FOR EACH ROW EXECUTE FUNCTION core_stands_for_ever();
CREATE TRIGGER registers_reappraisal_stands_whole BEFORE TRUNCATE ON registers_reappraisal
  FOR EACH STATEMENT EXECUTE FUNCTION core_stands_for_ever();
"""
FORGET = """
DROP TRIGGER registers_reappraisal_stands_whole ON registers_reappraisal;
DROP TRIGGER registers_reappraisal_stands ON registers_reappraisal;
"""


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
    dependencies = [
        ("registers", "0010_keeping_and_handing_over"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Reappraisal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", models.CharField(blank=True, choices=PERIODS, max_length=10)),
                ("period", models.CharField(choices=PERIODS, max_length=10)),
                ("why", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reappraisals", to="registers.archivepackage"
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.AddConstraint(
            model_name="disposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("refused_at", None), ("destroyed_at", None), _connector="OR"), name="stopped_or_destroyed"
            ),
        ),
        migrations.RunSQL(STAND, FORGET),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
