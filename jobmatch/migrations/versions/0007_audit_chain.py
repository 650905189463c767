"""A chain over audit rows in the order they were sealed; the database itself refuses to change or delete them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEPT = ("sequence", "at", "account_id", "role", "action", "subject_type", "subject_id", "fields", "reason")
MESSAGE = "audit rows are only added"


def upgrade() -> None:
    with op.batch_alter_table("audit_events") as batch_op:
        batch_op.add_column(sa.Column("chain_position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.create_unique_constraint(op.f("uq_audit_events_chain_position"), ["chain_position"])
    op.create_table(
        "reveal_reviews",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["sequence"], ["audit_events.sequence"], name=op.f("fk_reveal_reviews_sequence_audit_events")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_reveal_reviews")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _guard_sqlite() -> None:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    op.execute(
        "CREATE TRIGGER audit_events_unchanged BEFORE UPDATE ON audit_events "
        f"WHEN OLD.chain_hash IS NOT NULL OR NEW.chain_hash IS NULL OR {changed} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )
    op.execute(f"CREATE TRIGGER audit_events_undeleted BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END")


def _guard_postgresql() -> None:
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
    op.execute(
        f"CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_events_unchanged BEFORE UPDATE ON audit_events FOR EACH ROW "
        f"WHEN (OLD.chain_hash IS NOT NULL OR NEW.chain_hash IS NULL OR {changed}) EXECUTE FUNCTION refuse_audit_change()"
    )
    op.execute(
        "CREATE TRIGGER audit_events_undeleted BEFORE DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
    )
    op.execute(
        "CREATE TRIGGER audit_events_not_emptied BEFORE TRUNCATE ON audit_events "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_events_unchanged")
        op.execute("DROP TRIGGER audit_events_undeleted")
    else:
        op.execute("DROP FUNCTION refuse_audit_change() CASCADE")
    op.drop_table("reveal_reviews")
    with op.batch_alter_table("audit_events") as batch_op:
        batch_op.drop_constraint(op.f("uq_audit_events_chain_position"), type_="unique")
        batch_op.drop_column("chain_position")
