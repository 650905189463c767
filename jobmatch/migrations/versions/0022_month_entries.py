"""Answers of the village month as devices sent them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TABLE = "village_month_entries"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_month_id", sa.Uuid(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("after", JSON, nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("other", sa.String(length=32), nullable=True),
        sa.Column("how_known", sa.String(length=32), nullable=False),
        sa.Column("job", sa.String(length=120), nullable=False),
        sa.Column("device", sa.String(length=20), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said_by", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["village_month_id"], ["village_months.id"], name=op.f("fk_village_month_entries_village_month_id_village_months")
        ),
        sa.ForeignKeyConstraint(
            ["row_id"], ["village_month_rows.id"], name=op.f("fk_village_month_entries_row_id_village_month_rows")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_month_entries")),
    )
    with op.batch_alter_table(TABLE) as batch_op:
        batch_op.create_index(batch_op.f("ix_village_month_entries_village_month_id"), ["village_month_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_village_month_entries_row_id"), ["row_id"], unique=False)


def downgrade() -> None:
    op.drop_table(TABLE)
