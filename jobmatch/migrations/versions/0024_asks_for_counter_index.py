"""A small index of the people who asked for the counter: every office page counts them, and people on file are many."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NAME = "ix_people_asks_for_counter"
THEY = sa.text("asks_for_counter IS TRUE")
THEY_IN_SQLITE = sa.text("asks_for_counter IS 1")


def upgrade() -> None:
    op.create_index(NAME, "people", ["asks_for_counter"], unique=False, sqlite_where=THEY_IN_SQLITE, postgresql_where=THEY)


def downgrade() -> None:
    op.drop_index(NAME, table_name="people")
