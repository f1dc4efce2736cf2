"""One happening in two articles on the map page: shown once, versions side by side, split and joined."""

from __future__ import annotations

from dataclasses import replace

from made_findings import OTHER_ORSK, example
from streamlit.testing.v1 import AppTest
from test_app import _map, everything, picks, rows, run, store, trees, with_class

from geo.app import joining
from geo.happenings import Decision
from geo.model import Count, Findings, Place
from geo.reviews import Verdict, subjects
from geo.store import MemoryStore
from geo.views import collect

__all__ = ["store"]

FIRST = collect([example()])[0]


def _other(killed: int = 9, place: Place | None = None) -> Findings:
    """The same strike in another paper, with another number."""
    found = example("other", title="Another paper")
    strike, bridge = found.incidents
    told, denied = strike.statements
    strike = replace(
        strike,
        place=place or strike.place,
        killed=Count(killed, killed),
        statements=(replace(told, killed=Count(killed, killed), place=place or told.place), denied),
    )
    article = replace(found.article, publisher="Other Post")
    return replace(found, article=article, incidents=(strike, bridge))


def _split() -> None:
    from geo.app import joining, map_page

    map_page.page()
    joining.take("happening:split")


def _undo() -> None:
    from geo.app import joining, map_page

    map_page.page()
    joining.take("happening:undo")


def _see_the_other() -> None:
    import streamlit as st

    from geo.app import joining, map_page, state

    map_page.page()
    item, _ = st.session_state["dateline.happening"]
    joining.take(f"happening:see:{item.told.items[1].id}")
    st.session_state["seen"] = state.view().selected


def accounts(app: AppTest) -> list[str]:
    return ["".join(map(str, _texts(one))) for tree in trees(app) for one in with_class(tree, "account")]


def _texts(tree: object) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    return [text for child in tree[2] for text in _texts(child)]  # type: ignore[index]


def test_two_articles_on_one_strike_are_one_row_with_both_numbers(store: MemoryStore) -> None:
    store.save(_other())
    app = run(_map)
    (row,) = (row for row in rows(app) if "grain store" in row)
    assert "2 killed, 0 injured | 9 killed" in row
    assert "2 sources, 2 versions: the ministry; The rebels" in row
    assert "3 incidents, 2 claims" in everything(app)


def test_the_versions_stand_side_by_side_with_who_says_so(store: MemoryStore) -> None:
    store.save(_other())
    app = run(_map, sel=FIRST.id)
    first, second = accounts(app)
    assert "the ministry" in first
    assert "Valley Post" in first
    assert "9 killed" in second
    assert "Other Post" in second
    assert "They differ on the number of dead." in everything(app)
    assert "Told in 2 articles" in everything(app)


def test_a_reader_splits_one_off_sees_who_did_and_takes_it_back(store: MemoryStore) -> None:
    store.save(_other())
    run(_split, sel=FIRST.id)
    (one, other) = (subjects(findings)[0][0] for findings in (example(), _other()))
    (decision,) = store.decisions()
    assert (decision.telling, decision.others, decision.is_same) == (one, (other,), False)
    app = run(_map, sel=FIRST.id)
    assert len([row for row in rows(app) if "grain store" in row]) == 2
    assert "“split”: Valley Post, 2 Mar 2021 and Other Post, 2 Mar 2021" in everything(app)
    assert picks(app)["Undo"] == "happening:undo"
    run(_undo, sel=FIRST.id)
    assert [one.withdrawn for one in store.decisions()] == [False, True]
    assert len([row for row in rows(run(_map)) if "grain store" in row]) == 1


def test_the_other_article_is_one_click_away(store: MemoryStore) -> None:
    store.save(_other())
    app = run(_see_the_other, sel=FIRST.id)
    assert app.session_state["seen"] == collect([_other()])[0].id


def test_two_that_the_program_keeps_apart_are_joined_by_hand(store: MemoryStore) -> None:
    store.save(_other(place=OTHER_ORSK))
    app = run(_map, sel=FIRST.id)
    assert len([row for row in rows(app) if "grain store" in row]) == 2
    (choice,) = (one for one in app.selectbox if one.label.startswith("Incident of another article"))
    assert "Other Post" in choice.options[0]
    choice.select(choice.options[0]).run()
    (button,) = (one for one in app.button if one.label == "Join them")
    button.click().run()
    (decision,) = store.decisions()
    assert decision.is_same
    app = run(_map, sel=FIRST.id)
    assert len([row for row in rows(app) if "grain store" in row]) == 1
    assert "A reader joined them." in everything(app)
    assert "They differ on the number of dead and the place." in everything(app)


def test_a_finding_of_the_second_article_marks_the_row_that_stands_for_both(store: MemoryStore) -> None:
    store.save(_other())
    app = run(_map, sel=collect([_other()])[0].id)
    assert len([row for tree in trees(app) for row in with_class(tree, "chosen")]) == 1


def test_a_shared_site_shows_versions_and_changes_nothing(store: MemoryStore, monkeypatch: object) -> None:
    store.save(_other())
    monkeypatch.setenv("DATELINE_READ_ONLY", "on")  # type: ignore[attr-defined]
    app = run(_map, sel=FIRST.id)
    assert len(accounts(app)) == 2
    assert not any(value == f"{joining.PREFIX}split" for value in picks(app).values())
    assert not [one for one in app.button if one.label == "Join them"]


def _article() -> None:
    import streamlit as st

    from geo.app import articles_page
    from geo.reviews import Subject

    st.session_state["dateline.article"] = "other"
    st.session_state["dateline.article-finding"] = Subject("other", False, ((45, 62), (124, 139)))
    articles_page.page()


def _rejected_in_the_article() -> None:
    import streamlit as st

    from geo.app import article_findings, articles_page
    from geo.reviews import Subject

    st.session_state["dateline.article"] = "other"
    st.session_state["dateline.article-finding"] = Subject("other", False, ((45, 62), (124, 139)))
    articles_page.page()
    article_findings._take("review:rejected")


def test_the_page_of_an_article_reviews_its_findings_too(store: MemoryStore) -> None:
    store.save(_other())
    app = run(_article)
    assert {"review:accepted", "review:rejected", "happening:split"} <= set(picks(app).values())
    assert len(accounts(app)) == 2
    run(_rejected_in_the_article)
    (review,) = store.reviews()
    assert (review.subject, review.verdict) == (subjects(_other())[0][0], Verdict.REJECTED)
    assert not any("grain store" in row for row in rows(run(_article)))


def test_a_decision_on_an_article_that_is_gone_harms_nothing(store: MemoryStore) -> None:
    one, other = (subjects(findings)[0][0] for findings in (example(), _other()))
    store.decide(Decision(one, (other,), True, joining._now()))
    assert "other" in everything(run(_map, sel=FIRST.id))
