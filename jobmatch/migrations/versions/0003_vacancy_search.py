"""A vacancy's words for the search, and its wage as a month's amount for the filter."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("vacancies", sa.Column("search_key", sa.String(length=600), server_default="", nullable=False))
    op.add_column("vacancies", sa.Column("month_wage_idr", sa.Integer(), nullable=True))
    op.execute("UPDATE vacancies SET search_key = ' ' || lower(title) || ' '")


def downgrade() -> None:
    op.drop_column("vacancies", "month_wage_idr")
    op.drop_column("vacancies", "search_key")
