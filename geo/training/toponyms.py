"""Learn to find and place names: `python -m geo.training.toponyms CORPORA_FOLDER GOLD_FOLDER`.

CORPORA_FOLDER holds lgl.jsonl, geovirus.jsonl, ner_wikigold.conll and ner_re3d.conll (research corpora, not
part of the project), GOLD_FOLDER gold articles; those marked as held out are not learned from. Writes
`toponyms-*.json` and `toponyms-ranker.npz` under `data/models/`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geo.evaluate.matching import GoldArticle, GoldToponym, distance_km, match, read
from geo.gazetteer import open_embedded
from geo.gazetteer.base import Gazetteer
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.lexicon import DATA
from geo.resolve.judging import Models, Standing, parts, scene_of, standings
from geo.resolve.names import gather
from geo.resolve.ranker import Ranker, to_arrays
from geo.toponyms import given, recognise
from geo.toponyms.evidence import gather as gather_evidence
from geo.toponyms.facts import knowledge
from geo.toponyms.linear import Linear
from geo.toponyms.scan import scan
from geo.toponyms.view import View
from geo.training import toponyms_linear, toponyms_ranker, toponyms_sense
from geo.training.conll import Tagged, blocks
from geo.training.toponyms_frames import framed
from geo.training.toponyms_scenes import scenes
from geo.training.toponyms_verdict import Case, learn_verdict

FOLDS = 5
INNER = 3
CAPITALS = 4
"""One article in so many is learned from a second time in capital letters, as old wires are written."""
UNMARKED = 0.5
"""What a demonym left unmarked by a corpus that marks none says against its being a toponym."""
SENSE_WEIGHTS = {"frames": 0.3}
"""What a sense counts where it is not 1: frames put many names into the same words."""
UNHEARD = 2.0
"""How much more a framed name counts that no gazetteer holds: news marks few of these."""
SENTENCES = DATA / "models" / "toponyms-senses.txt"
FRAMES = DATA / "models" / "toponyms-frames.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """Articles with marked toponyms, how much each counts, and whether demonyms are marked in them."""

    name: str
    articles: tuple[GoldArticle, ...]
    weight: float
    marks_demonyms: bool
    doubt: float = 1.0
    """How much each counts when it is learned how far to trust what was found: less where texts are easy."""
    places: bool = True
    """False where names without a point were not looked for on the map: nothing follows from its lack."""
    prose: bool = True
    """False for mere lists of names, which only teach how to choose between places."""


class Learned(NamedTuple):
    """Everything the recogniser and the resolver learn."""

    linear: Linear
    models: Models
    senses: dict[str, float]


class Marked(NamedTuple):
    """One article of one source."""

    gold: GoldArticle
    source: Source


class Teacher:
    """What stays the same from fold to fold: the gazetteer, the tagged texts, the common words."""

    def __init__(self, gazetteer: Gazetteer, sources: Sequence[Source], tagged: Sequence[Tagged]) -> None:
        self.gazetteer = gazetteer
        texts = [gold.article.text for source in sources if source.prose for gold in source.articles]
        self.common = toponyms_linear.commonness([*texts, *(t.text for t in tagged)])
        self.grade: Callable[[str], str] = Linear({}, self.common).commonness
        self.tagged = [example for t in tagged for example in self._tagged_examples(t)]
        self._examples: dict[int, list[toponyms_linear.Example]] = {}
        self._lessons: dict[int, list[toponyms_ranker.Lesson]] = {}

    def learn(self, articles: Sequence[Marked]) -> Learned:
        """Models learned from these articles; the verdict from how the others do on each inner fold."""
        linear, ranker = self._finders(articles)
        prose = [marked for marked in articles if marked.source.prose]
        cases: list[Case] = []
        for fold in range(INNER):
            kept = [a for i, a in enumerate(articles) if i % INNER != fold]
            inner = self._finders(kept)
            for i, marked in enumerate(articles):
                if i % INNER == fold and marked.source.prose:
                    cases += self._cases(marked, *inner)
        senses = toponyms_sense.learn_senses(
            [(marked.gold, SENSE_WEIGHTS.get(marked.source.name, 1.0)) for marked in prose], self.gazetteer
        )
        return Learned(linear, Models(ranker, learn_verdict(cases)), senses)

    def _finders(self, articles: Sequence[Marked]) -> tuple[Linear, Ranker]:
        examples = [e for marked in articles if marked.source.prose for e in self._examples_of(marked)]
        lessons = [t for marked in articles for t in self._lessons_of(marked)]
        return toponyms_linear.learn([*examples, *self.tagged], self.common), toponyms_ranker.learn(lessons)

    def _examples_of(self, marked: Marked) -> list[toponyms_linear.Example]:
        key = id(marked.gold)
        if key not in self._examples:
            self._examples[key] = list(self._marked_examples(marked))
            if len(self._examples) % CAPITALS == 0 or marked.source.name == "gold":
                self._examples[key] += self._marked_examples(_in_capitals(marked))
        return self._examples[key]

    def _marked_examples(self, marked: Marked) -> Iterator[toponyms_linear.Example]:
        view = View(marked.gold.article.text)
        found = scan(view, knowledge(self.gazetteer), self.grade)
        spans = [_Ends(view.starts[c.first], view.ends[c.last - 1]) for c in found]
        right = set(match(marked.gold.toponyms, spans).values())
        for j, evidence in enumerate(gather_evidence(view, found, self.grade)):
            if not evidence:
                continue
            weight = marked.source.weight
            if marked.gold.article.id.startswith("unknown"):
                weight *= UNHEARD
            if j not in right and found[j].origin == "d" and not marked.source.marks_demonyms:
                weight *= UNMARKED
            yield toponyms_linear.Example(tuple(evidence.spelt_out()), j in right, weight)

    def _tagged_examples(self, tagged: Tagged) -> Iterator[toponyms_linear.Example]:
        view = View(tagged.text)
        found = scan(view, knowledge(self.gazetteer), self.grade)
        for c, evidence in zip(found, gather_evidence(view, found, self.grade), strict=True):
            tags = tagged.tags(view.starts[c.first], view.ends[c.last - 1])
            if evidence and c.origin != "d" and (tags <= tagged.places or tags <= tagged.others):
                yield toponyms_linear.Example(
                    tuple(evidence.spelt_out()), tags <= tagged.places, tagged.weight
                )

    def _lessons_of(self, marked: Marked) -> list[toponyms_ranker.Lesson]:
        key = id(marked.gold)
        if key not in self._lessons:
            self._lessons[key] = list(self._gold_lessons(marked.gold))
        return self._lessons[key]

    def _gold_lessons(self, gold: GoldArticle) -> Iterator[toponyms_ranker.Lesson]:
        text = gold.article.text
        mentions = given(text, [(t.start, t.end) for t in gold.toponyms], self.gazetteer)
        for part in parts(gather(text, mentions, self.gazetteer)):
            scene = scene_of(text, mentions, part)
            yield toponyms_ranker.lesson(gold, mentions, scene, [name.mentions for name in part])

    def _cases(self, marked: Marked, linear: Linear, ranker: Ranker) -> Iterator[Case]:
        article = marked.gold.article
        mentions = recognise(article.text, self.gazetteer, linear)
        found = standings(article, mentions, self.gazetteer, ranker)
        pairs = match(marked.gold.toponyms, [_Ends(s.mention.span.start, s.mention.span.end) for s in found])
        truths = {j: marked.gold.toponyms[i] for i, j in pairs.items()}
        for j, standing in enumerate(found):
            unmarked = standing.evidence.demonym and not marked.source.marks_demonyms
            if j in truths or not unmarked:
                truth = truths.get(j)
                told = marked.source.places or truth is None or truth.placed
                right = _right(truth, standing) if told else None
                yield Case(standing.evidence, truth is not None, right, marked.source.doubt)


def _in_capitals(marked: Marked) -> Marked:
    """The article in capital letters, at half its weight; letters that capitals make longer stay small."""
    article, source = marked.gold.article, marked.source
    text = "".join(c.upper() if len(c.upper()) == 1 else c for c in article.text)
    gold = replace(marked.gold, article=replace(article, text=text))
    return Marked(gold, replace(source, weight=source.weight / 2))


class _Ends(NamedTuple):
    start: int
    end: int


def _right(truth: GoldToponym | None, standing: Standing) -> bool:
    """Whether the foremost place is right."""
    if truth is None or truth.lat is None or truth.lon is None or not standing.ranked:
        return False
    place = standing.ranked[0].candidate.place
    if truth.geonameid and truth.geonameid == place.geonameid:
        return True
    return distance_km(truth.lat, truth.lon, place.lat, place.lon) < (truth.tolerance_km or 161.0)


def learnable(folder: Path) -> Iterator[GoldArticle]:
    """The gold articles of a folder but for those marked as held out."""
    for path in sorted(folder.rglob("*.json")):
        if not json.loads(path.read_text(encoding="utf-8")).get("held_out"):
            yield from read(path)


def sources(corpora: Path, gold: Path, gazetteer: EmbeddedGazetteer) -> list[Source]:
    """The marked articles at hand."""
    return [
        Source("lgl", tuple(read(corpora / "lgl.jsonl")), 0.7, marks_demonyms=True, doubt=0.5),
        Source("geovirus", tuple(read(corpora / "geovirus.jsonl")), 1.0, marks_demonyms=False, doubt=2.0),
        Source("gold", tuple(learnable(gold)), 2.0, marks_demonyms=True, doubt=2.0),
        Source("own", tuple(toponyms_sense.sentences(SENTENCES)), 2.0, True, doubt=0.5, places=False),
        Source("frames", tuple(framed(FRAMES, gazetteer)), 1.0, True, doubt=0.25, places=False),
        Source("scenes", tuple(scenes(gazetteer)), 1.0, True, prose=False),
    ]


def tagged(corpora: Path) -> list[Tagged]:
    """The texts whose names are tagged but not placed."""
    wiki = blocks(corpora / "ner_wikigold.conll", {"LOC"}, {"PER", "O"}, 0.5)
    return [*wiki, *blocks(corpora / "ner_re3d.conll", {"Location"}, _RE3D_OTHERS, 0.5)]


_RE3D_OTHERS = {"Person", "O", "Temporal", "Weapon", "MilitaryPlatform"}


def write(learned: Learned, folder: Path) -> None:
    """Put the models where the project reads them."""
    told = {"weights": dict(learned.linear.weights), "common": dict(learned.linear.common)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    (folder / "toponyms-linear.json").write_text(text, encoding="utf-8")
    verdict = learned.models.verdict
    arrays = to_arrays(learned.models.ranker) | {
        "verdict_named": verdict.named.astype(np.float32),
        "verdict_placed": verdict.placed.astype(np.float32),
    }
    senses = json.dumps(learned.senses, ensure_ascii=False, separators=(",", ":"))
    (folder / "toponyms-sense.json").write_text(senses, encoding="utf-8")
    np.savez_compressed(folder / "toponyms-ranker.npz", allow_pickle=False, **arrays)


def by_fold(
    corpora: Path, gold: Path, folds: int, gazetteer: EmbeddedGazetteer
) -> Callable[[GoldArticle], Learned]:
    """For an article the models learned from all but its own fold (articles are told apart by their text)."""
    material = sources(corpora, gold, gazetteer)
    teacher = Teacher(gazetteer, material, tagged(corpora))
    articles = [(i % folds, Marked(a, source)) for source in material for i, a in enumerate(source.articles)]
    fold_of = {marked.gold.article.text: fold for fold, marked in articles}
    learned: dict[int, Learned] = {}

    def of(article: GoldArticle) -> Learned:
        fold = fold_of.get(article.article.text, 0)
        if fold not in learned:
            learned[fold] = teacher.learn([marked for other, marked in articles if other != fold])
        return learned[fold]

    return of


def main(argv: Sequence[str]) -> int:
    """Learn from all there is and write the models."""
    corpora, gold = map(Path, argv)
    gazetteer = open_embedded()
    material = sources(corpora, gold, gazetteer)
    teacher = Teacher(gazetteer, material, tagged(corpora))
    learned = teacher.learn([Marked(a, source) for source in material for a in source.articles])
    write(learned, DATA / "models")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
