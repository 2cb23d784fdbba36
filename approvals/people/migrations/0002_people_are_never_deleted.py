"""The database itself refuses to delete a person, whoever asks."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION people_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'People are never deleted (person %); deactivate the account instead.', OLD.id;
END $$;
CREATE TRIGGER people_never_deleted BEFORE DELETE ON people_person
    FOR EACH ROW EXECUTE FUNCTION people_never_deleted();
"""

BACKWARD = """
DROP TRIGGER people_never_deleted ON people_person;
DROP FUNCTION people_never_deleted();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
