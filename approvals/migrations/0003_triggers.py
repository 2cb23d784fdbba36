"""Nobody decides an own matter (回避), whoever writes; decisions stand for ever; Viewflow's table gets its indexes."""

from django.db import migrations

BARRED = """
CREATE FUNCTION approvals_barred_never_decide() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  somebody bigint;
BEGIN
  IF TG_TABLE_NAME = 'approvals_decision' THEN
    somebody := NEW.by_id;
  ELSIF NEW.panel_id IS NULL THEN
    RETURN NEW;  -- an errand of one's own trip is no decision
  ELSE
    somebody := NEW.person_id;
  END IF;
  IF EXISTS (SELECT 1 FROM approvals_barred WHERE subject_id = NEW.subject_id AND person_id = somebody) THEN
    RAISE EXCEPTION 'person % is barred from deciding matter %', somebody, NEW.subject_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approvals_barred_assignment BEFORE INSERT OR UPDATE OF person_id ON approvals_assignment
  FOR EACH ROW EXECUTE FUNCTION approvals_barred_never_decide();
CREATE TRIGGER approvals_barred_decision BEFORE INSERT OR UPDATE ON approvals_decision
  FOR EACH ROW EXECUTE FUNCTION approvals_barred_never_decide();
"""
UNBAR = """
DROP TRIGGER approvals_barred_assignment ON approvals_assignment;
DROP TRIGGER approvals_barred_decision ON approvals_decision;
DROP FUNCTION approvals_barred_never_decide();
"""
DECISIONS_STAND = """
CREATE TRIGGER approvals_decision_stands BEFORE UPDATE OR DELETE ON approvals_decision
  FOR EACH ROW EXECUTE FUNCTION core_stands_for_ever();
CREATE TRIGGER approvals_decision_stands_whole BEFORE TRUNCATE ON approvals_decision
  FOR EACH STATEMENT EXECUTE FUNCTION core_stands_for_ever();
"""
DECISIONS_FALL = """
DROP TRIGGER approvals_decision_stands ON approvals_decision;
DROP TRIGGER approvals_decision_stands_whole ON approvals_decision;
"""
INDEXES = """
CREATE INDEX viewflow_task_open ON viewflow_task (flow_task, created DESC) WHERE finished IS NULL OR status = 'ERROR';
CREATE INDEX viewflow_process_by_flow ON viewflow_process (flow_class, created DESC);
"""
NO_INDEXES = "DROP INDEX viewflow_task_open; DROP INDEX viewflow_process_by_flow;"


class Migration(migrations.Migration):
    dependencies = [("approvals", "0002_who_and_what"), ("core", "0002_triggers")]
    operations = [
        migrations.RunSQL(BARRED, UNBAR),
        migrations.RunSQL(DECISIONS_STAND, DECISIONS_FALL),
        migrations.RunSQL(INDEXES, NO_INDEXES),
    ]
