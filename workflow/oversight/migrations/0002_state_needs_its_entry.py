"""A finding's state needs its entry in the matter's journal; and the limits of the oversight, where they are not there yet."""

from django.db import migrations

from workflow.registers.national import DEFAULTS, FROM_THE_BEGINNING

STATE_NEEDS_ITS_ENTRY = """
CREATE FUNCTION oversight_state_needs_its_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text;
  stands text;
BEGIN
  SELECT state INTO stands FROM oversight_finding WHERE id = NEW.id;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT facts->>'to' INTO named FROM core_entry
    WHERE matter_id = NEW.matter_id AND step LIKE 'finding\\_%' AND facts->>'finding' = NEW.id::text ORDER BY seq DESC LIMIT 1;
  IF named IS DISTINCT FROM stands THEN
    RAISE EXCEPTION 'finding % stands at % but its newest entry names %', NEW.id, stands, coalesce(named, 'nothing')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER oversight_state_needs_its_entry AFTER INSERT OR UPDATE OF state ON oversight_finding
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION oversight_state_needs_its_entry();
"""
FORGET = """
DROP TRIGGER oversight_state_needs_its_entry ON oversight_finding;
DROP FUNCTION oversight_state_needs_its_entry();
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
    dependencies = [("oversight", "0001_initial"), ("registers", "0007_lecture_limits")]
    operations = [
        migrations.RunSQL(STATE_NEEDS_ITS_ENTRY, FORGET),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
