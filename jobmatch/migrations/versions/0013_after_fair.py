"""Calls about hires and booths, and whether people are still at work."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "phone_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_type", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("whom", sa.String(length=32), nullable=False),
        sa.Column("way", sa.String(length=32), nullable=False),
        sa.Column("heard", sa.String(length=32), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["accounts.id"], name=op.f("fk_phone_calls_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_calls")),
    )
    op.create_index("ix_phone_calls_subject", "phone_calls", ["subject_type", "subject_id", "at"])
    op.create_table(
        "placement_follow_ups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("is_still_there", sa.Boolean(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("wage_idr", sa.Integer(), nullable=True),
        sa.Column("wage_period", sa.String(length=32), nullable=True),
        sa.Column("contract", sa.String(length=30), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_placement_follow_ups_placement_id_placements")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_follow_ups")),
        sa.UniqueConstraint("placement_id", "day", "side", name=op.f("uq_placement_follow_ups_placement_id_day_side")),
    )


def downgrade() -> None:
    op.drop_table("placement_follow_ups")
    op.drop_index("ix_phone_calls_subject", table_name="phone_calls")
    op.drop_table("phone_calls")
