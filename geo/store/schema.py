"""The tables. What is asked for by column stands in a column; nested values are JSON as in FINDINGS form."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = 1
"""Raised whenever a table changes; a store of another version is refused rather than misread."""

metadata = MetaData()

# Keys are hashes of content or the reader's own ids; a text's length has no bound.
_ID = String(255)

schema_version = Table(
    "schema_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False)
)

articles = Table(
    "articles",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("key", String(20), nullable=False, index=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Date, index=True),
    Column("language", String(35)),
    Column("text", Text, nullable=False),
    Column("notes", JSON, nullable=False),
)


# What readers chose stands apart from what the program read, and is kept when an article is read again.
choices = Table(
    "choices",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article_id", _ID, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("place", JSON(none_as_null=True)),
    Column("before", JSON(none_as_null=True)),
    Column("made", String(40), nullable=False),
    Column("withdrawn", Integer, nullable=False),
)


reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article_id", _ID, nullable=False, index=True),
    Column("is_claim", Integer, nullable=False),
    Column("quotes", JSON, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("made", String(40), nullable=False),
    Column("withdrawn", Integer, nullable=False),
)


# Which tellings of several articles readers say to be one happening, or two; each as [article, quotes, turn].
happenings = Table(
    "happenings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("telling", JSON, nullable=False),
    Column("others", JSON, nullable=False),
    Column("is_same", Integer, nullable=False),
    Column("made", String(40), nullable=False),
    Column("withdrawn", Integer, nullable=False),
)


def _part(name: str, *columns: Column[object], within: tuple[str, ...] = ()) -> Table:
    """A table of what an article holds: rows go by article and position, and go when it goes."""
    position = Column("position", Integer, primary_key=True, autoincrement=False)
    outer = [Column(column, Integer, primary_key=True, autoincrement=False) for column in within]
    parent = ["incidents.article_id", "incidents.position"] if within else ["articles.id"]
    reference = ForeignKeyConstraint(["article_id", *within], parent, ondelete="CASCADE")
    return Table(
        name, metadata, Column("article_id", _ID, primary_key=True), *outer, position, *columns, reference
    )


def _nested(name: str) -> Column[object]:
    # none_as_null: a missing value is NULL in SQL too, not the JSON word null.
    return Column(name, JSON(none_as_null=True))


toponyms = _part(
    "toponyms",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("sense", String(20), nullable=False),
    Column("score", Float, nullable=False),
    _nested("place"),
    _nested("alternatives"),
)

incidents = _part(
    "incidents",
    Column("key", String(20), nullable=False, index=True),
    Column("type", String(40), nullable=False, index=True),
    Column("sub_type", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("lat", Float),
    Column("lon", Float),
    Column("geo_precision", Integer),
    _nested("when"),
    _nested("place"),
    _nested("actors"),
    _nested("killed"),
    _nested("injured"),
)

statements = _part(
    "statements",
    Column("attributed_to", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _nested("when"),
    _nested("place"),
    _nested("killed"),
    _nested("injured"),
    within=("incident",),
)

claims = _part(
    "claims",
    Column("key", String(20), nullable=False, index=True),
    Column("claimant", Text, nullable=False),
    Column("relation", String(20), nullable=False, index=True),
    Column("stance", String(20), nullable=False),
    Column("against", Text),
    Column("attributed_to", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    _nested("territory"),
    _nested("when"),
)

# Imported events stand by themselves: a hundred thousand of them belong to no article. `revision` is a number
# made of the row, by which a cache sees that any of them has changed.
events = Table(
    "events",
    metadata,
    Column("collection", _ID, primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("type", String(40), nullable=False),
    Column("sub_type", Text, nullable=False),
    Column("first", Date, nullable=False, index=True),
    Column("last", Date, nullable=False),
    Column("date_precision", Integer, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("geo_precision", Integer, nullable=False),
    Column("radius_km", Float, nullable=False),
    Column("place", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_high", Integer),
    Column("source", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("revision", BigInteger, nullable=False, index=True),  # summed whenever a page is drawn
)
