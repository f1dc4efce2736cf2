"""A record is a dataclass that differs from a frozen one only in the guard against changes."""

from dataclasses import dataclass, fields, replace

from geo.records import record


@dataclass(frozen=True, slots=True)
class Frozen:
    first: int
    word: str = "a"


@record(frozen=True, slots=True)
class Quick:
    first: int
    word: str = "a"


def test_a_record_is_hashed_as_a_frozen_dataclass_is():
    assert hash(Quick(3, "b")) == hash(Frozen(3, "b"))


def test_records_of_the_same_fields_are_equal_and_found_in_a_set():
    assert Quick(3) == Quick(3, "a") != Quick(4)
    assert Quick(3) in {Quick(3, "a")}


def test_a_record_has_the_fields_of_a_dataclass_and_room_for_no_other():
    assert [field.name for field in fields(Quick)] == ["first", "word"]
    assert not hasattr(Quick(1), "__dict__")
    assert replace(Quick(1), word="c") == Quick(1, "c")


def test_a_record_without_equality_is_itself_only():
    @record(frozen=True, slots=True, eq=False)
    class Lone:
        first: int

    assert Lone(1) != Lone(1)
    assert len({Lone(1), Lone(1)}) == 2
