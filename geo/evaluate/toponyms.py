"""`evaluate toponyms GOLD…`: how well place names are found and placed, per corpus, with n."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError
from geo.evaluate.matching import GoldArticle, read
from geo.evaluate.placing import KS, Figures, Judged, Parser, figures, judge, worst
from geo.gazetteer import EmbeddedGazetteer, open_embedded
from geo.gazetteer.base import Gazetteer
from geo.model import Sense, Toponym
from geo.resolve import Models, resolve
from geo.toponyms import given, recognise
from geo.toponyms.demonyms import table
from geo.toponyms.linear import Linear

USAGE = "evaluate toponyms GOLD… [--gold-spans] [--errors N] [--cv FOLDS --corpora FOLDER --articles FOLDER]"


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    files: tuple[Path, ...]
    gold_spans: bool = False
    errors: int = 0
    folds: int = 0
    corpora: Path | None = None
    articles: Path | None = None


def main(argv: Sequence[str]) -> int:
    """Print the figures of each gold file; raises InputError where there is none to read."""
    options = parse_options(argv)
    gazetteer = open_embedded()
    for path in options.files:
        gold = read(path)
        judged = judge(gold, _parser(options, path, gazetteer))
        _print([path.name, *lines(figures(len(gold), judged)), *_without_demonyms(gold, judged)])
        _print(list(_told(worst(judged, options.errors))))
    return 0


def _print(told: Sequence[str]) -> None:
    print("\n".join(told), flush=True)  # noqa: T201  # a command's output


def parse_options(argv: Sequence[str]) -> Options:
    """The options of a command line; raises InputError with the usage where they make no sense."""
    files: list[Path] = []
    named: dict[str, str] = {}
    rest = iter(argv)
    for word in rest:
        if word == "--gold-spans":
            named[word] = ""
        elif word in ("--errors", "--cv", "--corpora", "--articles"):
            named[word] = next(rest, "")
        else:
            files.append(Path(word))
    if not files or any(word.startswith("--") for word in map(str, files)):
        raise InputError(f"Usage: {USAGE}")
    return Options(
        files=tuple(files),
        gold_spans="--gold-spans" in named,
        errors=_number(named.get("--errors", "0")),
        folds=_number(named.get("--cv", "0")),
        corpora=Path(named["--corpora"]) if "--corpora" in named else None,
        articles=Path(named["--articles"]) if "--articles" in named else None,
    )


def _number(text: str) -> int:
    if not text.isdecimal():
        raise InputError(f"“{text}” is no number. Usage: {USAGE}")
    return int(text)


def _parser(options: Options, path: Path, gazetteer: EmbeddedGazetteer) -> Parser:
    """The parser to measure: as shipped, or for each article one that has not learned from it."""
    if not options.folds:
        return lambda gold: _parse(gold, gazetteer, options.gold_spans, None, None)
    if options.corpora is None or options.articles is None:
        raise InputError(f"Cross-validation learns anew: name --corpora and --articles. Usage: {USAGE}")
    from geo.training.toponyms import by_fold  # noqa: PLC0415  # needs scipy, which only training does

    models = by_fold(options.corpora, options.articles, options.folds, gazetteer)

    def parse(gold: GoldArticle) -> tuple[Toponym, ...]:
        learned = models(gold)
        return _parse(gold, gazetteer, options.gold_spans, learned.linear, learned.models)

    return parse


def _parse(
    gold: GoldArticle, gazetteer: Gazetteer, spans: bool, linear: Linear | None, models: Models | None
) -> tuple[Toponym, ...]:
    text = gold.article.text
    marked = ((t.start, t.end) for t in gold.toponyms)
    mentions = given(text, marked, gazetteer) if spans else recognise(text, gazetteer, linear)
    return resolve(gold.article, mentions, gazetteer, models)


def lines(told: Figures) -> Iterator[str]:
    """The figures in words."""
    yield f"  articles {told.articles}  gold {told.gold} (placed {told.gold_placed})  found {told.predicted}"
    for name, rates in (("exact", told.exact), ("overlap", told.overlap)):
        found = f"precision {rates.precision:.3f}  recall {rates.recall:.3f}  F1 {rates.f1:.3f}"
        yield f"  recognition, {name:<8} {found}"
    for k in KS:
        rates = told.at[k]
        found = f"placed@{k:<4} {rates.recall:.3f}  precision@{k:<4} {rates.precision:.3f}"
        yield f"  {found}  f1@{k:<4} {rates.f1:.3f}"
    yield f"  calibration error {told.calibration_error:.3f}"
    yield f"  score ≥ 0.8: precision {told.sure_precision:.3f} over {told.sure_share:.0%} of the placed"
    if told.sense is not None and told.within_tolerance is not None:
        yield f"  within the gold's tolerance {told.within_tolerance:.3f}  sense {told.sense:.3f}"


def _without_demonyms(gold: Sequence[GoldArticle], judged: Sequence[Judged]) -> Iterator[str]:
    """Some corpora do not mark demonyms and adjectives: what recognition comes to without them."""
    kept = [j for j in judged if j.gold or not (j.found and _is_adjective(j.found))]
    if len(kept) < len(judged):
        rates = figures(len(gold), kept).overlap
        left = f"precision {rates.precision:.3f}  recall {rates.recall:.3f}  F1 {rates.f1:.3f}"
        yield f"  unmarked demonyms and adjectives left out ({len(judged) - len(kept)}): {left}"


def _is_adjective(found: Toponym) -> bool:

    return found.sense == Sense.DEMONYM or found.span.text in table()


def _told(mistakes: Sequence[Judged]) -> Iterator[str]:
    for judged in mistakes:
        found = judged.found
        place = found.place if found else None
        what = "missed" if found is None else "no place name" if judged.gold is None else "wrong place"
        where = f" → {place.name}, {place.country} ({place.kind})" if place else ""
        km = f", {judged.km:.0f} km off" if judged.km is not None else ""
        score = f", score {found.score:.2f}" if found else ""
        yield f"  {what}: “{judged.text}”{where}{km}{score} | …{judged.context}…"
