"""When a month's report of an employer was copied to the national system, and under which number."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("employer_reports", sa.Column("national_number", sa.String(40), nullable=True))
    op.add_column("employer_reports", sa.Column("national_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("employer_reports") as table:
        table.drop_column("national_at")
        table.drop_column("national_number")
