"""The register of issued papers is append-only: a line is written once, never changed and never removed."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION registers_issuedpaper_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'lines of the register of issued papers are never rewritten or removed'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER registers_issuedpaper_stands BEFORE UPDATE OR DELETE ON registers_issuedpaper
  FOR EACH ROW EXECUTE FUNCTION registers_issuedpaper_stands();
CREATE TRIGGER registers_issuedpaper_stands_whole BEFORE TRUNCATE ON registers_issuedpaper
  FOR EACH STATEMENT EXECUTE FUNCTION registers_issuedpaper_stands();
"""
BACKWARD = """
DROP TRIGGER registers_issuedpaper_stands_whole ON registers_issuedpaper;
DROP TRIGGER registers_issuedpaper_stands ON registers_issuedpaper;
DROP FUNCTION registers_issuedpaper_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("registers", "0008_issued_papers")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
