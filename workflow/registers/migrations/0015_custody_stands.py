"""The ledger's lines stand for ever, what is signed is signed once; earlier drawings and returns get their lines."""

from django.db import migrations

LIVES = """
INSERT INTO registers_happening (passport_id, what, "on", at, by_id, to_name, loan_id, why, facts)
SELECT passport_id, what, "on", at, by_id, to_name, loan_id, why, facts FROM (
  SELECT id AS passport_id, 'registered' AS what, (registered_at AT TIME ZONE 'Asia/Shanghai')::date AS "on", registered_at AS at,
    registered_by_id AS by_id, '' AS to_name, NULL::bigint AS loan_id, '' AS why, jsonb_build_object('place', box) AS facts, 0 AS rank
  FROM registers_passport
  UNION ALL
  SELECT passport_id, 'drawn', drawn_on, drawn_at, drawn_by_id, handed_to, id, note, jsonb_build_object('purpose', purpose), 1
  FROM registers_loan
  UNION ALL
  SELECT passport_id, 'taken_back', returned_on, coalesce(returned_at, drawn_at), returned_to_id, handed_to, id, condition,
    '{}'::jsonb, 2
  FROM registers_loan WHERE returned_on IS NOT NULL
  UNION ALL
  SELECT id, CASE "where" WHEN 'lost' THEN 'lost_home' ELSE "where" END, (registered_at AT TIME ZONE 'Asia/Shanghai')::date,
    registered_at, NULL, '', NULL, note, '{}'::jsonb, 3
  FROM registers_passport WHERE "where" IN ('lost', 'void', 'transferred')
) AS lines ORDER BY passport_id, at, rank, loan_id;
"""
STAND = """
CREATE FUNCTION registers_closed_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closing text[] := TG_ARGV[0]::text[];
  filled text;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - closing = to_jsonb(OLD) - closing THEN
    FOREACH filled IN ARRAY closing LOOP
      IF coalesce(to_jsonb(OLD) ->> filled, '') NOT IN ('', 'waiting') THEN
        RAISE EXCEPTION '% of % is written once', filled, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END IF;
    END LOOP;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are closed once, never rewritten or removed', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION registers_counted_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM registers_stocktaking WHERE id = OLD.stocktaking_id AND finished_at IS NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a finished count is never rewritten or removed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER registers_happening_stands BEFORE UPDATE OR DELETE ON registers_happening
  FOR EACH ROW EXECUTE FUNCTION core_stands_for_ever();
CREATE TRIGGER registers_stockline_stands BEFORE UPDATE OR DELETE ON registers_stockline
  FOR EACH ROW EXECUTE FUNCTION registers_counted_stands();
"""
FORGET = """
DROP TRIGGER registers_happening_stands ON registers_happening;
DROP TRIGGER registers_stockline_stands ON registers_stockline;
"""
CLOSED = {
    "registers_boxhandover": "signed_at,withdrawn_at", "registers_fetch": "withdrawn_at,loan_id",
    "registers_cabinetevent": "outcome,applied_at", "registers_difference": "settled_at,settled_by_id,settled_why",
    "registers_stocktaking": "finished_at,finished_by_id",
}  # fmt: skip
EMPTIED = [*CLOSED, "registers_happening", "registers_stockline"]
ONCE = "".join(
    f"CREATE TRIGGER {table}_stands BEFORE UPDATE OR DELETE ON {table}"
    f" FOR EACH ROW EXECUTE FUNCTION registers_closed_once('{{{columns}}}');"
    for table, columns in CLOSED.items()
)
WHOLE = "".join(
    f"CREATE TRIGGER {table}_stands_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION core_stands_for_ever();"
    for table in EMPTIED
)
FORGET_ONCE = "".join(f"DROP TRIGGER {table}_stands ON {table};" for table in CLOSED)
FORGET_WHOLE = "".join(f"DROP TRIGGER {table}_stands_whole ON {table};" for table in EMPTIED)
FORGET_FUNCTIONS = "DROP FUNCTION registers_closed_once(); DROP FUNCTION registers_counted_stands();"


class Migration(migrations.Migration):
    dependencies = [("registers", "0014_custody")]
    operations = [
        migrations.RunSQL(LIVES, migrations.RunSQL.noop),
        migrations.RunSQL(STAND + ONCE + WHOLE, FORGET_WHOLE + FORGET_ONCE + FORGET + FORGET_FUNCTIONS),
    ]
