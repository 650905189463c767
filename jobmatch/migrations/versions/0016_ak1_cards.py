"""The AK-1 series, blocks of numbers set aside, revoking, six-monthly reports and tries to reach the silent."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ak1_cards", sa.Column("revoked_on", sa.Date(), nullable=True))
    op.add_column("ak1_cards", sa.Column("revoke_reason", sa.String(length=40), nullable=True))
    op.create_table(
        "ak1_series",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_ak1_series")),
    )
    op.execute(
        "INSERT INTO ak1_series (year, last_number) SELECT series_year, max(series_number) FROM ak1_cards GROUP BY series_year"
    )
    op.create_table(
        "ak1_blocks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("series_year", sa.Integer(), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=120), nullable=False),
        sa.Column("reserved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reserved_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ak1_blocks")),
    )
    op.create_table(
        "ak1_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("work_place", sa.String(length=120), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["ak1_cards.id"], name=op.f("fk_ak1_reports_card_id_ak1_cards")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ak1_reports")),
        sa.UniqueConstraint("card_id", "answered_on", name=op.f("uq_ak1_reports_card_id_answered_on")),
    )
    op.create_index(op.f("ix_ak1_reports_card_id"), "ak1_reports", ["card_id"])
    op.create_table(
        "ak1_contacts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_by", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["ak1_cards.id"], name=op.f("fk_ak1_contacts_card_id_ak1_cards")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ak1_contacts")),
    )
    op.create_index(op.f("ix_ak1_contacts_card_id"), "ak1_contacts", ["card_id"])


def downgrade() -> None:
    op.drop_table("ak1_contacts")
    op.drop_table("ak1_reports")
    op.drop_table("ak1_blocks")
    op.drop_table("ak1_series")
    with op.batch_alter_table("ak1_cards") as batch_op:
        batch_op.drop_column("revoke_reason")
        batch_op.drop_column("revoked_on")
