"""A store in any database SQLAlchemy speaks to; SQLite is set up to bear several processes at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from geo.choices import Choice
from geo.errors import StoreError
from geo.happenings import Decision
from geo.model import Findings
from geo.reviews import Review
from geo.store import rows, schema
from geo.store.base import Entry
from geo.store.engine import failures, make_tables, open_engine
from geo.store.events import SqlEvents

_PARTS = ("toponyms", "incidents", "statements", "claims")


class SqlStore:
    """A Store in the database at `url` ("sqlite:////home/me/dateline.sqlite"); makes its tables at first."""

    def __init__(self, url: str) -> None:
        """Raises StoreError where there is no such database or it is not ours to read."""
        with failures("opened"):
            self._engine = open_engine(url)
            self._writing = self._engine.execution_options(writes=True)
            with self._writing.begin() as connection:
                make_tables(connection)
                _check_version(connection)

    @property
    def events(self) -> SqlEvents:
        """The imported events, in the same database."""
        return SqlEvents(self._engine)

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    def save(self, findings: Findings) -> None:
        """See Store."""
        with failures("written"), self._writing.begin() as connection:
            _forget(connection, findings.article.id)
            for name, values in rows.of_findings(findings).items():
                if values:
                    connection.execute(insert(schema.metadata.tables[name]), values)

    def articles(self) -> tuple[Entry, ...]:
        """See Store."""
        with failures("read"), self._engine.connect() as connection:
            counts = {name: _counts(connection, name) for name in ("toponyms", "incidents", "claims")}
            found = connection.execute(_ARTICLES).mappings().all()
        return tuple(_entry(row, counts) for row in found)

    def findings(self, id: str) -> Findings | None:
        """See Store."""
        found = self._load(id)
        return found[0] if found else None

    def all_findings(self) -> tuple[Findings, ...]:
        """See Store."""
        return self._load(None)

    def delete(self, id: str) -> bool:
        """See Store."""
        with failures("written"), self._writing.begin() as connection:
            for table in (schema.choices, schema.reviews):
                connection.execute(delete(table).where(table.c.article_id == id))
            _forget_decisions(connection, id)
            return _forget(connection, id)

    def choose(self, choice: Choice) -> None:
        """See Store."""
        self._add(schema.choices, rows.of_choice(choice))

    def choices(self) -> tuple[Choice, ...]:
        """See Store."""
        with failures("read"), self._engine.connect() as connection:
            found = connection.execute(select(schema.choices).order_by(schema.choices.c.number)).mappings()
            return tuple(map(rows.to_choice, found))

    def review(self, review: Review) -> None:
        """See Store."""
        self._add(schema.reviews, rows.of_review(review))

    def reviews(self) -> tuple[Review, ...]:
        """See Store."""
        with failures("read"), self._engine.connect() as connection:
            found = connection.execute(select(schema.reviews).order_by(schema.reviews.c.number)).mappings()
            return tuple(map(rows.to_review, found))

    def decide(self, decision: Decision) -> None:
        """See Store."""
        self._add(schema.happenings, rows.of_decision(decision))

    def decisions(self) -> tuple[Decision, ...]:
        """See Store."""
        with failures("read"), self._engine.connect() as connection:
            return tuple(decision for _, decision in _decisions(connection))

    def _add(self, table: Table, row: rows.Row) -> None:
        """Put a row after all others: nothing of a history is ever changed."""
        with failures("written"), self._writing.begin() as connection:
            last = connection.scalar(select(func.max(table.c.number))) or 0
            connection.execute(insert(table), [row | {"number": last + 1}])

    def _load(self, id: str | None) -> tuple[Findings, ...]:
        with failures("read"), self._engine.connect() as connection, connection.begin():
            query = _ARTICLES if id is None else _ARTICLES.where(schema.articles.c.id == id)
            found = connection.execute(query).mappings().all()
            parts = {name: _by_article(connection, name, id) for name in _PARTS}
            return tuple(
                rows.to_findings(article, {name: parts[name][article["id"]] for name in _PARTS})
                for article in found
            )


_ARTICLES = select(schema.articles).order_by(
    schema.articles.c.published.is_(None), schema.articles.c.published, schema.articles.c.id
)


def _check_version(connection: Connection) -> None:
    version = connection.scalar(select(schema.schema_version.c.version))
    if version is None:
        connection.execute(insert(schema.schema_version).values(version=schema.VERSION))
    elif version != schema.VERSION:
        raise StoreError(f"The store has schema version {version}; this program reads {schema.VERSION}.")


def _forget(connection: Connection, id: str) -> bool:
    gone = connection.execute(delete(schema.articles).where(schema.articles.c.id == id))
    return gone.rowcount > 0


def _decisions(connection: Connection) -> list[tuple[int, Decision]]:
    found = connection.execute(select(schema.happenings).order_by(schema.happenings.c.number)).mappings()
    return [(row["number"], rows.to_decision(row)) for row in found]


def _forget_decisions(connection: Connection, id: str) -> None:
    """Take what was said of one article's tellings out of the history."""
    table = schema.happenings
    for number, decision in _decisions(connection):
        left = decision.without(id)
        if left == decision:
            continue
        here = table.c.number == number
        change = (
            update(table).where(here).values(rows.of_decision(left)) if left else delete(table).where(here)
        )
        connection.execute(change)


def _counts(connection: Connection, name: str) -> dict[str, int]:
    table = schema.metadata.tables[name]
    query = select(table.c.article_id, func.count()).group_by(table.c.article_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def _by_article(connection: Connection, name: str, id: str | None) -> Mapping[str, list[RowMapping]]:
    table = schema.metadata.tables[name]
    query = select(table).order_by(*table.primary_key.columns)
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query if id is None else query.where(table.c.article_id == id)).mappings():
        found[row["article_id"]].append(row)
    return found


def _entry(row: RowMapping, counts: Mapping[str, Mapping[str, int]]) -> Entry:
    found = (counts[name].get(row["id"], 0) for name in ("toponyms", "incidents", "claims"))
    return Entry(row["id"], row["title"], row["publisher"], row["published"], *found)
