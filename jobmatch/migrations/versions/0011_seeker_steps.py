"""Steps of a registration, listing, guardians and restriction on the seeking profile."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
NEW = (
    sa.Column("desired_districts", JSON, server_default="[]", nullable=False),
    sa.Column("is_listed", sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column("contact_km", sa.Integer(), nullable=True),
    sa.Column("steps_done", JSON, server_default="[]", nullable=False),
    sa.Column("guardian_name", sa.String(length=120), nullable=True),
    sa.Column("guardian_phone", sa.String(length=20), nullable=True),
    sa.Column("guardian_confirmed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("guardian_confirmed_by", sa.Uuid(), nullable=True),
    sa.Column("restricted_at", sa.DateTime(timezone=True), nullable=True),
)


def upgrade() -> None:
    with op.batch_alter_table("seekers") as batch_op:
        for column in NEW:
            batch_op.add_column(column._copy())


def downgrade() -> None:
    with op.batch_alter_table("seekers") as batch_op:
        for column in reversed(NEW):
            batch_op.drop_column(column.name)
