"""The ledger of passports is append-only: an open entry may be given its last day and be closed, and nothing else."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION registers_loan_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closing text[] := '{due_on,returned_on,returned_to_id,returned_at,condition}';
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.returned_on IS NULL AND to_jsonb(NEW) - closing = to_jsonb(OLD) - closing THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'entries of the passport ledger are closed once, never rewritten or removed'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER registers_loan_stands BEFORE UPDATE OR DELETE ON registers_loan
  FOR EACH ROW EXECUTE FUNCTION registers_loan_stands();
CREATE TRIGGER registers_loan_stands_whole BEFORE TRUNCATE ON registers_loan
  FOR EACH STATEMENT EXECUTE FUNCTION registers_loan_stands();
"""
BACKWARD = """
DROP TRIGGER registers_loan_stands_whole ON registers_loan;
DROP TRIGGER registers_loan_stands ON registers_loan;
DROP FUNCTION registers_loan_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("registers", "0004_archive")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
