"""What several articles tell is one line, with every source's numbers side by side and none preferred."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
from made_tellings import FAR_TOWN, NEXT_TOWN, TOWN, count, said, telling

from geo.exports import csv_of, jsonl, of_items
from geo.findings import from_dict
from geo.happenings import Happening, Telling, gather, tellings
from geo.happenings.versions import accounts, compare
from geo.model import Actor, Article, Count, Findings, Place, Role, Span
from geo.reviews import reviewed
from geo.views import Filter, collect, map_incidents, select
from geo.views.happenings import Told, by_item, each, keys, once, standing_for
from geo.views.happenings import telling as telling_items
from geo.views.maprows import doer

OUTLET, MINISTRY = "Valley Post", "the Defence Ministry of Norland"
SCHEMA = Path(__file__).parent.parent / "docs" / "findings.schema.json"


def happening(*told: Telling) -> Happening:
    return Happening(told)


def numbers(one: Happening) -> list[tuple[Count | None, Count | None]]:
    return [version.numbers for version in compare(one).versions]


def article(name: str, number: int, publisher: str | None = None, place: Place = TOWN) -> Findings:
    """An article that tells of one shelling with so many killed."""
    text = f"Shells hit the town. {number} people were killed."
    killed = count(number)
    made = telling(name, said(killed=killed), killed=killed, place=place).incident
    quote = Span(0, len(text), text)
    told = replace(made, statements=(replace(made.statements[0], quote=quote),))
    return Findings(Article(name, text, publisher=publisher, published=date(2021, 3, 2)), incidents=(told,))


def shown(*articles: Findings) -> tuple[dict[str, Told], list[str]]:
    kept = [reviewed(one, {}) for one in articles]
    made = gather(one for left in kept for one in tellings(left.findings, left.subjects))
    return dict(by_item(kept, made)), [item.id for item in collect(articles)]


# Versions.


def test_sources_that_can_all_be_right_tell_one_version() -> None:
    told = happening(
        telling("a", said("the ministry", killed=count(12)), outlet="Wire"),
        telling("b", said("the police", killed=Count(10, None)), outlet="Post"),
    )
    assert numbers(told) == [(count(12), None)]
    assert compare(told).sources == ("the ministry", "the police")
    assert compare(told).differing == frozenset()


def test_numbers_that_exclude_one_another_are_two_versions_side_by_side() -> None:
    told = happening(
        telling("a", said("the ministry", killed=count(12), injured=count(48))),
        telling("b", said("the rebels", killed=count(30))),
    )
    assert numbers(told) == [(count(12), count(48)), (count(30), None)]
    assert compare(told).differing == {"killed"}


def test_a_source_that_tells_no_number_is_no_version_of_its_own() -> None:
    told = happening(telling("a", said("x", killed=count(2))), telling("b", said("y")))
    assert numbers(told) == [(count(2), None)]
    assert [one.source for one in compare(told).silent] == ["y"]


def test_without_any_number_there_is_one_version() -> None:
    assert numbers(happening(telling("a"), telling("b"))) == [(None, None)]


def test_the_authors_own_voice_is_the_outlet() -> None:
    own, unknown = telling("a", outlet=OUTLET), telling("b")
    assert [one.source for one in (*accounts(own), *accounts(unknown))] == [
        "Valley Post",
        "the article itself",
    ]


def test_one_source_written_in_two_ways_is_one() -> None:
    told = happening(
        telling("a", said(MINISTRY)),
        telling("b", said("Norland's Defence Ministry")),
    )
    assert compare(told).sources == (MINISTRY,)


def test_two_statements_of_a_source_are_one_account_unless_they_exclude_one_another() -> None:
    agreeing = telling(
        "a",
        said("the army", killed=Count(2, 5)),
        said("the army", start=40, killed=count(3), injured=count(1)),
    )
    (one,) = accounts(agreeing)
    assert (one.killed, one.injured) == (count(3), count(1))
    corrected = telling("a", said("the army", killed=count(4)), said("the army", start=40, killed=count(7)))
    assert [one.killed for one in accounts(corrected)] == [count(4), count(7)]


def test_sources_that_put_it_elsewhere_are_two_versions() -> None:
    told = happening(telling("a", said("x", place=TOWN), said("y", start=40, place=NEXT_TOWN)))
    assert compare(told).differing == {"place"}
    assert len(compare(told).versions) == 2


def test_towns_of_one_sentence_are_no_disagreement() -> None:
    both = "Shells hit Orsk and Gai"
    told = happening(telling("a", said("x", both, place=TOWN), said("y", both, start=40, place=NEXT_TOWN)))
    assert compare(told).differing == frozenset()


def test_who_denies_it_tells_a_version_of_its_own() -> None:
    denial = "The Reds took Orsk, but the Blue army flatly denied it"
    told = happening(telling("a", said("the Reds", denial), said("the Blue army", denial, start=80)))
    assert compare(told).differing == {"denial"}
    assert [one.is_denial for one in compare(told).versions] == [False, True]


def test_what_a_reader_joined_from_two_places_says_so() -> None:
    told = happening(telling("a"), telling("b", place=FAR_TOWN))
    assert compare(told).differing == {"place"}


# In lists and exports.


def test_a_happening_says_how_many_sources_and_versions_and_on_what_they_differ() -> None:
    told, ids = shown(article("a", 12, "Wire"), article("b", 13, "Post"))
    one = told[ids[0]]
    assert one is told[ids[1]]
    assert one.sources == "2 sources, 2 versions"
    assert one.casualties == "12 killed | 13 killed"
    assert one.differing == "the number of dead"
    assert one.is_disputed
    assert one.id == ids[0]


def test_a_line_tells_that_one_reports_what_the_other_denies() -> None:
    denial = "The Reds took Orsk, but the Blue army flatly denied it"
    told = happening(telling("a", said("the Reds", denial), said("the Blue army", denial, start=80)))
    one = Told(told, ())
    assert (one.casualties, one.differing) == ("reported | denied", "whether it happened")


def test_one_source_in_one_version_says_nothing_of_it() -> None:
    told, ids = shown(article("a", 12))
    assert (told[ids[0]].sources, told[ids[0]].is_disputed, told[ids[0]].is_shared) == ("", False, False)


def test_a_list_shows_each_happening_once_by_what_stands_first() -> None:
    articles = article("a", 12), article("b", 12), article("c", 12, place=FAR_TOWN)
    told, ids = shown(*articles)
    items = telling_items(collect(articles), told)
    assert [item.id for item in once(items)] == [ids[0], ids[2]]
    assert [item.id for item in once(items[::-1])] == [ids[2], ids[0]]
    assert [item.id for item in once(items[1:])] == [ids[1], ids[2]]
    assert list(once(collect(articles))) == list(collect(articles))


def test_what_is_chosen_is_shown_by_what_stands_for_it() -> None:
    articles = article("a", 12), article("b", 12)
    told, ids = shown(*articles)
    listed = list(once(telling_items(collect(articles), told)))
    assert [standing_for(one, listed) for one in (*ids, "other", None)] == [ids[0], ids[0], "other", None]


def test_the_summary_counts_happenings_and_the_articles_that_tell_them() -> None:
    articles = article("a", 12), article("b", 12), article("c", 12, place=FAR_TOWN)
    told, _ = shown(*articles)
    items = telling_items(collect(articles), told)
    assert str(select(items, Filter()).counts) == "3 articles: 2 incidents, 0 claims"
    later = Filter(first=date(2021, 4, 1))
    assert str(select(items, later).counts) == "0 articles: 0 incidents, 0 claims; 2 outside the dates"
    assert [item.article.id for item in select(items, Filter(articles=frozenset("b"))).items] == ["b"]


def test_one_mark_stands_for_a_happening_and_shows_that_sources_differ() -> None:
    articles = article("a", 12), article("b", 13)
    told, ids = shown(*articles)
    (mark,) = map_incidents(select(telling_items(collect(articles), told), Filter()).items)
    assert (mark.id, mark.is_disputed) == (ids[0], True)
    assert "2 sources, 2 versions: they differ on the number of dead" in mark.label


def test_a_mark_has_no_sides_hue_where_articles_blame_two() -> None:
    blamed = [replace(article(name, 12), toponyms=()) for name in "ab"]
    blamed = [
        replace(one, incidents=(replace(one.incidents[0], actors=(Actor(side, Role.PERPETRATOR),)),))
        for one, side in zip(blamed, ("Reds", "Blues"), strict=True)
    ]
    told, _ = shown(*blamed)
    (item,) = once(telling_items(collect(blamed), told))
    assert doer(item) is None
    assert doer(collect(blamed)[0]) == "Reds"


def test_an_export_keeps_findings_by_article_and_names_what_they_share() -> None:
    articles = article("a", 12), article("b", 12)
    told, ids = shown(*articles)
    written = csv_of(of_items(telling_items(collect(articles), told)), hxl=False)
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [(row["id"], row["happening"]) for row in rows] == [(ids[0], ids[0]), (ids[1], ids[0])]


def test_what_is_shown_once_is_taken_away_as_each_article_tells_it() -> None:
    articles = article("a", 12), article("b", 12), article("c", 12, place=FAR_TOWN)
    told, ids = shown(*articles)
    assert [item.id for item in each(once(telling_items(collect(articles), told)))] == ids
    assert list(each(collect(articles))) == list(collect(articles))


def test_a_line_of_an_export_names_it_too_and_is_read_back() -> None:
    articles = article("a", 12), article("b", 12)
    told, ids = shown(*articles)
    values = [json.loads(line) for line in jsonl(articles, (), keys(told)).splitlines()]
    assert [value["incidents"][0]["happening"] for value in values] == [ids[0], ids[0]]
    assert tuple(map(from_dict, values)) == articles
    for value in values:
        jsonschema.validate(value, json.loads(SCHEMA.read_text(encoding="utf-8")))
