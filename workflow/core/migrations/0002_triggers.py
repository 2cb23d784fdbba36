"""What must never be, is told to the database: a state needs its entry, the journal and the revisions stand for ever."""

from django.db import migrations

STATE_NEEDS_ITS_ENTRY = """
CREATE FUNCTION core_state_needs_its_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text;
  stands text;
BEGIN
  SELECT state INTO stands FROM core_matter WHERE id = NEW.id;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT target INTO named FROM core_entry WHERE matter_id = NEW.id ORDER BY seq DESC LIMIT 1;
  IF named IS DISTINCT FROM stands THEN
    RAISE EXCEPTION 'matter % stands at % but its newest entry names %', NEW.id, stands, coalesce(named, 'nothing')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER core_state_needs_its_entry AFTER INSERT OR UPDATE OF state ON core_matter
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION core_state_needs_its_entry();
"""
FORGET_STATE = """
DROP TRIGGER core_state_needs_its_entry ON core_matter;
DROP FUNCTION core_state_needs_its_entry();
"""
STANDS_FOR_EVER = """
CREATE FUNCTION core_stands_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER core_entry_stands BEFORE UPDATE OR DELETE ON core_entry
  FOR EACH ROW EXECUTE FUNCTION core_stands_for_ever();
CREATE TRIGGER core_entry_stands_whole BEFORE TRUNCATE ON core_entry
  FOR EACH STATEMENT EXECUTE FUNCTION core_stands_for_ever();
CREATE TRIGGER core_revision_stands BEFORE UPDATE OR DELETE ON core_revision
  FOR EACH ROW EXECUTE FUNCTION core_stands_for_ever();
CREATE TRIGGER core_revision_stands_whole BEFORE TRUNCATE ON core_revision
  FOR EACH STATEMENT EXECUTE FUNCTION core_stands_for_ever();
"""
FORGET_STANDING = """
DROP TRIGGER core_entry_stands ON core_entry;
DROP TRIGGER core_entry_stands_whole ON core_entry;
DROP TRIGGER core_revision_stands ON core_revision;
DROP TRIGGER core_revision_stands_whole ON core_revision;
DROP FUNCTION core_stands_for_ever();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.RunSQL(STATE_NEEDS_ITS_ENTRY, FORGET_STATE),
        migrations.RunSQL(STANDS_FOR_EVER, FORGET_STANDING),
    ]
