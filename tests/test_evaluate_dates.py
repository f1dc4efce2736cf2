"""The figures `evaluate dates` prints for TimeML files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.evaluate.dates import judge, main, read_timeml, report

TIMEML = Path(__file__).parent / "cases" / "timeml"
RIVER = TIMEML / "river.tml"


def test_a_file_gives_text_creation_day_and_gold_dates_in_place() -> None:
    document = read_timeml(RIVER)
    assert document.created == date(1998, 3, 6)
    assert [(one.span.text, one.value) for one in document.timexes[:3]] == [
        ("Wednesday", "1998-03-04"),
        ("today", "1998-03-06"),
        ("1961", "1961"),
    ]
    for one in document.timexes:
        assert document.text[one.span.start : one.span.end] == one.span.text


def test_durations_and_vague_values_are_not_counted() -> None:
    values = {one.value for one in read_timeml(RIVER).timexes}
    assert values == {
        "1998-03-04", "1998-03-06", "1961", "1997-10", "1998-01", "1997-11-21", "1997-11-19", "1988-06",
    }  # fmt: skip


def test_the_figures_count_missed_dates_as_wrong() -> None:
    assert report(list(judge(read_timeml(RIVER)))) == {
        "all": {"n": 8, "right": 7, "share": 0.875},
        "year": {"n": 1, "right": 1, "share": 1.0},
        "month": {"n": 3, "right": 2, "share": 0.667},
        "day": {"n": 4, "right": 4, "share": 1.0},
    }


def test_the_command_prints_figures_and_the_wrong_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(TIMEML), "--errors", "5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["all", "n", "8", "right", "7", "share", "0.875"]
    assert lines[-1] == "river: “the month of the long rains” is 1988-06, read nothing"


def test_the_figures_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(RIVER), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"] == {"n": 8, "right": 7, "share": 0.875}


def test_a_file_without_text_element_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "old.tml"
    file.write_text(
        '<TimeML><TIMEX3 type="DATE" functionInDocument="CREATION_TIME" value="1989-11-02">11/02/89</TIMEX3>'
        ' It rained <TIMEX3 type="DATE" value="1989-11-01">yesterday</TIMEX3>.</TimeML>',
        encoding="utf-8",
    )
    (verdict,) = judge(read_timeml(file))
    assert (verdict.gold.value, verdict.right) == ("1989-11-01", True)


@pytest.mark.parametrize("content", ["no markup", "<TimeML><TEXT>"])
def test_what_is_no_timeml_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "broken.tml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.tml is no TimeML file"):
        read_timeml(file)
