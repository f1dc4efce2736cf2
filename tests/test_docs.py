"""The docs keep up with the project: every command, option, setting and link is there."""

import argparse
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from geo import cli, config

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "data").rglob("*.md")),
]


def commands(
    parser: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if name and not groups:
        yield name, parser
    for group in groups:
        for word, sub in group.choices.items():
            yield from commands(sub, f"{name} {word}".strip())


COMMANDS = dict(commands(cli._parser()))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_reference(name: str) -> None:
    assert f"`{name}" in REFERENCE


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_reference(name: str) -> None:
    options = {text for action in COMMANDS[name]._actions for text in action.option_strings}
    assert [option for option in options - {"-h", "--help"} if option not in REFERENCE] == []


@pytest.mark.parametrize("what", cli.EVALUATIONS)
def test_every_evaluation_is_in_the_reference(what: str) -> None:
    assert f"`evaluate {what}" in REFERENCE


@pytest.mark.parametrize("name", [field.name for field in fields(config.Settings)])
def test_every_setting_is_in_the_reference(name: str) -> None:
    assert f"`DATELINE_{name.upper()}`" in REFERENCE


def test_every_environment_variable_read_is_in_the_reference() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "geo").rglob("*.py"))
    names = set(re.findall(r"""["'](DATELINE_[A-Z_]+)["']""", sources))
    assert {name for name in names if f"`{name}`" not in REFERENCE} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("kind", ["run", "test"])
def test_the_readme_names_each_command_in_one_line(kind: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(rf"<!-- {kind} -->\n```sh\n(.*?)\n```", readme, re.S)
    assert block is not None
    assert len(block.group(1).splitlines()) == 1


def test_the_code_of_the_tutorial_runs(capsys: pytest.CaptureFixture[str]) -> None:
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    for block in re.findall(r"```python\n(.*?)```", tutorial, re.S):
        exec(block, {})
    incident, point = capsys.readouterr().out.splitlines()
    assert incident.split() == ["explosion", "Khankendi", "2020-10-04"]
    assert point.startswith("39 44m")
