"""How the store reaches its database, and how what a driver raises is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from geo.errors import InputError, StoreError
from geo.store import schema

_WAIT_MS = 10_000


@contextmanager
def failures(done: str) -> Iterator[None]:
    """What drivers raise, as a StoreError. ValueError: text no database takes, such as half a character."""
    try:
        yield
    except (SQLAlchemyError, InputError, ImportError, ValueError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        raise StoreError(f"The store could not be {done}: {reason}") from error


def open_engine(url: str) -> Engine:
    """An engine; one whose connection says `writes=True` locks an SQLite file at once."""
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


def make_tables(connection: Connection) -> None:
    """Make the tables and indexes that are missing."""
    for table in schema.metadata.sorted_tables:
        connection.execute(CreateTable(table, if_not_exists=True))
        for index in table.indexes:
            connection.execute(CreateIndex(index, if_not_exists=True))
