"""A deputy inherits the principal's prohibitions, whoever writes; a published route stands for ever."""

from django.db import migrations

BARRED = """
CREATE FUNCTION approvals_barred(subject bigint, at timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY WITH RECURSIVE no(person_id) AS (
    SELECT barred.person_id FROM approvals_barred barred WHERE barred.subject_id = subject
    UNION
    SELECT stands.deputy_id FROM approvals_deputyship stands JOIN no ON stands.principal_id = no.person_id
    WHERE stands.begins_at <= at AND stands.ends_at > at
  ) SELECT no.person_id FROM no;
END $$;
CREATE OR REPLACE FUNCTION approvals_barred_never_decide() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'approvals_decision' THEN
    IF EXISTS (
      SELECT 1 FROM approvals_barred(NEW.subject_id, NEW.at) AS person WHERE person IN (NEW.by_id, NEW.in_place_of_id)
    ) THEN
      RAISE EXCEPTION 'person % is barred from deciding matter %', NEW.by_id, NEW.subject_id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF NEW.panel_id IS NOT NULL AND NEW.closed_at IS NULL THEN  -- an errand of one's own trip is no decision
    IF EXISTS (
      SELECT 1 FROM approvals_barred(NEW.subject_id, coalesce(NEW.claimed_at, NEW.opened_at)) AS person WHERE person = NEW.person_id
    ) THEN
      RAISE EXCEPTION 'person % is barred from deciding matter %', NEW.person_id, NEW.subject_id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
"""
BARRED_ALONE = """
CREATE OR REPLACE FUNCTION approvals_barred_never_decide() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  somebody bigint;
BEGIN
  IF TG_TABLE_NAME = 'approvals_decision' THEN
    somebody := NEW.by_id;
  ELSIF NEW.panel_id IS NULL THEN
    RETURN NEW;
  ELSE
    somebody := NEW.person_id;
  END IF;
  IF EXISTS (SELECT 1 FROM approvals_barred WHERE subject_id = NEW.subject_id AND person_id = somebody) THEN
    RAISE EXCEPTION 'person % is barred from deciding matter %', somebody, NEW.subject_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
DROP FUNCTION approvals_barred(bigint, timestamptz);
"""
ROUTES_STAND = """
CREATE FUNCTION approvals_published_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published timestamptz;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT published_at INTO published FROM approvals_route WHERE id = NEW.route_id;
  ELSIF TG_TABLE_NAME = 'approvals_phase' THEN
    SELECT published_at INTO published FROM approvals_route WHERE id = OLD.route_id;
  ELSE
    published := OLD.published_at;
  END IF;
  IF published IS NOT NULL THEN
    RAISE EXCEPTION 'a published route is never changed; publish another version' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approvals_phase_stands BEFORE INSERT OR UPDATE OR DELETE ON approvals_phase
  FOR EACH ROW EXECUTE FUNCTION approvals_published_stands();
CREATE TRIGGER approvals_route_stands BEFORE UPDATE OR DELETE ON approvals_route
  FOR EACH ROW EXECUTE FUNCTION approvals_published_stands();
"""
ROUTES_FALL = """
DROP TRIGGER approvals_phase_stands ON approvals_phase;
DROP TRIGGER approvals_route_stands ON approvals_route;
DROP FUNCTION approvals_published_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("approvals", "0004_people_on_panels")]
    operations = [
        migrations.RunSQL(BARRED, BARRED_ALONE),
        migrations.RunSQL(ROUTES_STAND, ROUTES_FALL),
    ]
