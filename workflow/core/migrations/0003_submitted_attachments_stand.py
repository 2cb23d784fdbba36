"""The database itself refuses to change or remove an attachment that was submitted, whoever asks."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION submitted_attachments_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{preview,pages}'::text[] = to_jsonb(OLD) - '{preview,pages}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Attachment % was submitted; it is neither changed nor removed.', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER submitted_attachments_stand BEFORE UPDATE OR DELETE ON core_attachment
    FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION submitted_attachments_stand();

CREATE FUNCTION attachments_are_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Attachments may have been submitted; the table is not emptied.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER attachments_are_not_emptied BEFORE TRUNCATE ON core_attachment
    FOR EACH STATEMENT EXECUTE FUNCTION attachments_are_not_emptied();
"""

BACKWARD = """
DROP TRIGGER attachments_are_not_emptied ON core_attachment;
DROP FUNCTION attachments_are_not_emptied();
DROP TRIGGER submitted_attachments_stand ON core_attachment;
DROP FUNCTION submitted_attachments_stand();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0002_triggers")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
