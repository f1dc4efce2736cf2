"""The command line: `python -m geo read|batch|import|evaluate|gazetteer|list|happenings|export|gold|…`."""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO

from tqdm import tqdm

from geo import across, asking, batch, config, exchange, gazetteer, gold, report, sources
from geo.choices import current
from geo.errors import GeoError, InputError
from geo.findings import to_json
from geo.findings.keys import digest
from geo.findings.writing import dump
from geo.model import Article
from geo.reviews import in_force

EXIT_OK, EXIT_FAILED, EXIT_USAGE = 0, 1, 2
EVALUATIONS = ("toponyms", "findings", "incidents", "dates")
_DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard.py"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 where something failed, 2 where the command makes no sense."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except GeoError as error:
        print(f"dateline: {report.one_line(str(error))}", file=sys.stderr)
        return EXIT_FAILED
    except BrokenPipeError:
        # The reader of our output has gone ("| head"); closing stdout quietly keeps Python from complaining.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a fault of ours: told with where it is, for a report
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        print(f"dateline: this is a fault of the software ({where}: {error!r})", file=sys.stderr)
        return EXIT_FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_read(commands.add_parser("read", help="read one article and print what it states"))
    _add_batch(commands.add_parser("batch", help="read many articles, one JSON object a line"))
    _add_evaluate(commands.add_parser("evaluate", help="measure accuracy against gold", add_help=False))
    places = commands.add_parser("gazetteer", help="the list of places").add_subparsers(required=True)
    _add_build(places.add_parser("build", help="build its index now"))
    commands.add_parser("list", help="list the stored articles").set_defaults(run=_list)
    exchange.add_import(commands.add_parser("import", help="keep a table of events"))
    across.add_happenings(commands.add_parser("happenings", help="what several articles tell as one"))
    exchange.add_export(commands.add_parser("export", help="write all that is stored"), _output)
    made = commands.add_parser("gold", help="write the articles reviewed to the end as gold articles")
    made.add_argument("folder", metavar="FOLDER", type=Path)
    made.set_defaults(run=_gold)
    delete = commands.add_parser("delete", help="forget a stored article")
    delete.add_argument("id", metavar="ID")
    delete.set_defaults(run=_delete)
    serve = commands.add_parser("serve", help="open the dashboard")
    serve.add_argument("--port", type=int, default=8501)
    serve.set_defaults(run=_serve)
    return parser


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE|-", help="a text file or saved HTML page; - reads the input")
    parser.add_argument("--published", metavar="DATE", help="publication date, such as 2020-11-10")
    parser.add_argument("--title", metavar="T")
    parser.add_argument("--publisher", metavar="P")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument("--save", action="store_true", help="keep the findings in the store")
    parser.set_defaults(run=_read)


def _add_batch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="IN.jsonl|-")
    parser.add_argument("out", metavar="OUT.jsonl|-")
    parser.set_defaults(run=_batch)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=EVALUATIONS)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    parser.set_defaults(run=_evaluate)


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--geonames", metavar="FILE", nargs="+", type=Path, help="take in country dumps or allCountries.txt"
    )
    parser.add_argument("--alternate-names", metavar="FILE", type=Path, help="and GeoNames' alternateNamesV2")
    parser.add_argument("--reset", action="store_true", help="back to the embedded places alone")
    parser.set_defaults(run=_build)


def _read(options: argparse.Namespace) -> int:
    settings = config.from_environment()
    findings = asking.read(_article(options), config.tools(settings))
    if options.save:
        config.store(settings).save(findings)
    if options.json:
        print(to_json(findings, indent=1))
    else:
        print(*report.lines(findings), sep="\n")
    return EXIT_OK


def _article(options: argparse.Namespace) -> Article:
    published = sources.parse_published(options.published) if options.published else None
    if options.file == "-":
        read = partial(sources.read_bytes, sys.stdin.buffer.read())
    else:
        read = partial(sources.read_file, options.file)
    article = read(published=published, title=options.title)
    return replace(article, publisher=options.publisher or article.publisher)


def _batch(options: argparse.Namespace) -> int:
    tools = config.tools(config.from_environment())
    failed = 0
    with _input(options.source) as source, _output(options.out, unlike=options.source) as out:
        results = batch.run(source, lambda article: asking.read(article, tools))
        for result in tqdm(results, total=_lines(options.source), unit="article", file=sys.stderr):
            out.write(result.line + "\n")
            out.flush()
            if result.error:
                failed += 1
                tqdm.write(f"dateline: {report.one_line(result.error)}", file=sys.stderr)
    return EXIT_FAILED if failed else EXIT_OK


def _lines(name: str) -> int | None:
    """How many articles a file holds, for the progress bar; None where that cannot be known beforehand."""
    if not Path(name).is_file():
        return None
    with Path(name).open("rb") as source:
        return sum(1 for line in source if line.strip())


@contextmanager
def _input(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        source = Path(name).open("rb")  # noqa: SIM115 — closed below, apart so that only opening is caught
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from error
    with source:
        yield source


@contextmanager
def _output(name: str, unlike: str = "-") -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdout
        return
    if unlike != "-" and Path(name).exists() and Path(name).samefile(unlike):
        raise InputError(f"{name} is the input itself; it would be lost.")
    try:
        out = Path(name).open("w", encoding="utf-8")  # noqa: SIM115 — as above
    except OSError as error:
        raise InputError(f"{name} cannot be written: {error.strerror}.") from error
    with out:
        yield out


def _evaluate(options: argparse.Namespace) -> int:
    evaluation = importlib.import_module(f"geo.evaluate.{options.what}")
    code: int = evaluation.main(options.rest)
    return code


def _build(options: argparse.Namespace) -> int:
    if options.geonames and options.reset:
        raise InputError("--reset forgets GeoNames' files; it does not go with --geonames.")
    if options.alternate_names and not options.geonames:
        raise InputError("--alternate-names goes with --geonames.")
    if options.geonames:
        return _build_from_geonames(options)
    if options.reset:
        gazetteer.reset()
    config.tools(config.from_environment())
    print("The gazetteer is ready.")
    return EXIT_OK


def _build_from_geonames(options: argparse.Namespace) -> int:
    done = gazetteer.build_from_geonames(options.geonames, options.alternate_names)
    for line in done.broken.first:
        print(f"dateline: {report.one_line(line)}", file=sys.stderr)
    print(f"Places added: {done.added:,}. Already there, names added: {done.joined:,}.")
    print(f"Left out, as no place of an article: {done.left_out:,}. Broken lines: {done.broken.count:,}.")
    if options.alternate_names:
        print(f"Alternate names: {done.names:,}.")
    print("The gazetteer is ready.")
    return EXIT_OK


def _list(_: argparse.Namespace) -> int:
    for one in config.store(config.from_environment()).articles():
        found = f"{report.counted(one.incidents, 'incident')}, {report.counted(one.claims, 'claim')}"
        parts = (one.id, str(one.published or "no date"), one.title or "", found)
        print(*(report.one_line(part) for part in parts), sep="\t")
    return EXIT_OK


def _gold(options: argparse.Namespace) -> int:
    store = config.store(config.from_environment())
    chosen, reviews, kept = current(store.choices()), in_force(store.reviews()), store.all_findings()
    made = [one for findings in kept if (one := gold.of_reviews(findings, chosen, reviews))]
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        for one in made:
            name = f"{digest(one['article']['id'])}.json"
            (options.folder / name).write_text(dump(one, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{options.folder} cannot be written: {error.strerror}.") from error
    print(f"Reviewed to the end, and written: {len(made)} of {report.counted(len(kept), 'stored article')}.")
    return EXIT_OK


def _delete(options: argparse.Namespace) -> int:
    if not config.store(config.from_environment()).delete(options.id):
        raise InputError(f"No article {options.id!r} is stored.")
    return EXIT_OK


def _serve(options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "streamlit", "run", str(_DASHBOARD), "--server.port", str(options.port)]
    return subprocess.run(command, check=False).returncode  # noqa: S603 — our own file, by our own Python
