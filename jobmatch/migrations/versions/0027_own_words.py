"""What somebody seen at a booth says herself of being hired there."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TABLE = "fair_visits"


def upgrade() -> None:
    with op.batch_alter_table(TABLE) as batch_op:
        batch_op.add_column(sa.Column("seeker_says", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("seeker_answered_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as batch_op:
        batch_op.drop_column("seeker_answered_at")
        batch_op.drop_column("seeker_says")
