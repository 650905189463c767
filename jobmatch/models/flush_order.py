"""Lets a flush insert parents before children. Tables here have foreign keys but no hand-written relationships."""

from sqlalchemy.orm import DeclarativeBase, relationship


def order_by_foreign_keys(base: type[DeclarativeBase]) -> None:
    """Give every foreign key a hidden, never loading relationship, the only thing that orders a flush."""
    classes = {mapper.local_table: mapper.class_ for mapper in base.registry.mappers}
    for mapper in list(base.registry.mappers):
        for column in mapper.local_table.columns:
            for key in column.foreign_keys:
                target = classes[key.column.table]
                if target is not mapper.class_:
                    hidden = relationship(
                        target, primaryjoin=column == key.column, foreign_keys=[column], lazy="raise", overlaps="*"
                    )
                    mapper.add_property(f"_parent_by_{column.key}", hidden)
