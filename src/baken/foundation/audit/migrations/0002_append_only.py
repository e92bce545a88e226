"""A row of the trail, once written, can be neither changed nor deleted, by nobody."""

from django.db import migrations

TABLES = ("audit_auditrow", "audit_block", "audit_leaf")

FORWARD = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;
""" + "".join(
    f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();\n"
    for table in TABLES
)

BACK = "".join(f"DROP TRIGGER append_only ON {table};\n" for table in TABLES) + (
    "DROP FUNCTION audit_refuse();"
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
