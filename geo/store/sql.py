"""A store in any database SQLAlchemy speaks to; SQLite is set up to bear several processes at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, create_engine, delete, event, func, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from geo.errors import InputError, StoreError
from geo.model import Findings
from geo.store import rows, schema
from geo.store.base import Entry

_PARTS = ("toponyms", "incidents", "statements", "claims")
_WAIT_MS = 10_000


class SqlStore:
    """A Store in the database at `url` ("sqlite:////home/me/dateline.sqlite"); makes its tables at first."""

    def __init__(self, url: str) -> None:
        """Raises StoreError where there is no such database or it is not ours to read."""
        with _failures("opened"):
            self._engine = _engine(url)
            self._writing = self._engine.execution_options(writes=True)
            with self._writing.begin() as connection:
                _make_tables(connection)
                _check_version(connection)

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    def save(self, findings: Findings) -> None:
        """See Store."""
        with _failures("written"), self._writing.begin() as connection:
            _forget(connection, findings.article.id)
            for name, values in rows.of_findings(findings).items():
                if values:
                    connection.execute(insert(schema.metadata.tables[name]), values)

    def articles(self) -> tuple[Entry, ...]:
        """See Store."""
        with _failures("read"), self._engine.connect() as connection:
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
        with _failures("written"), self._writing.begin() as connection:
            return _forget(connection, id)

    def _load(self, id: str | None) -> tuple[Findings, ...]:
        with _failures("read"), self._engine.connect() as connection, connection.begin():
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


@contextmanager
def _failures(done: str) -> Iterator[None]:
    """What drivers raise, as a StoreError. ValueError: text no database takes, such as half a character."""
    try:
        yield
    except (SQLAlchemyError, InputError, ImportError, ValueError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        raise StoreError(f"The store could not be {done}: {reason}") from error


def _engine(url: str) -> Engine:
    # ASCII, so that what has no place in UTF-8 or in a JSON column does not break the row.
    engine = create_engine(make_url(url), json_serializer=json.dumps, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Readers do not wait for a writer, writers wait for one another, and children go with their parent."""
    connection.isolation_level = None  # else the driver begins transactions by itself, and not for reading
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: one that read first could not wait for another writer."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_tables(connection: Connection) -> None:
    for table in schema.metadata.sorted_tables:
        connection.execute(CreateTable(table, if_not_exists=True))
        for index in table.indexes:
            connection.execute(CreateIndex(index, if_not_exists=True))


def _check_version(connection: Connection) -> None:
    version = connection.scalar(select(schema.schema_version.c.version))
    if version is None:
        connection.execute(insert(schema.schema_version).values(version=schema.VERSION))
    elif version != schema.VERSION:
        raise StoreError(f"The store has schema version {version}; this program reads {schema.VERSION}.")


def _forget(connection: Connection, id: str) -> bool:
    gone = connection.execute(delete(schema.articles).where(schema.articles.c.id == id))
    return gone.rowcount > 0


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
