"""The words of a text that could be place names: the longest names known, demonyms, and unknown names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import compress, count
from typing import NamedTuple

from geo.toponyms.demonyms import Demonym
from geo.toponyms.demonyms import table as demonyms
from geo.toponyms.facts import UNKNOWN, Facts, Knowledge
from geo.toponyms.fighters import fighters, first_words
from geo.toponyms.view import View, words_of

LONGEST = 6
"""Words in the longest name looked for."""

_SHORTENED = 3
"""Letters of the longest word that a stop inside a name may shorten: "St.", "Mt.", "Sta."."""
_JOINTS = frozenset("-'’.&–,")
_SHORTENING = frozenset((",", "(", "-"))
"""What stands before an abbreviated name."""


class Candidacy(NamedTuple):
    """Words `first`..`last` (end exclusive) that could name a place.

    `origin` is "g" for a name the gazetteer knows, "a" for an abbreviation after a comma, "d" for a demonym,
    "r" for a street, "u" for a name nobody knows.
    """

    first: int
    last: int
    text: str
    origin: str
    facts: Facts
    demonym: Demonym | None = None


Commonness = Callable[[str], str]
"""How often a word is written small: "0" never seen, "1" hardly ever … "4" nearly always."""


def scan(view: View, known: Knowledge, common: Commonness) -> list[Candidacy]:
    """The candidacies of a text in order; none overlaps another."""
    found: list[Candidacy] = []
    end, fighting = 0, first_words()
    for at in compress(count(), view.named):
        if at < end:
            continue
        if view.words[at] in fighting and (over := fighters(view, at)):
            end = over
            continue
        candidacy = _known_name(view, at, known) or _unknown_name(view, at, known, common)
        if candidacy:
            found.append(candidacy)
            end = candidacy.last
    return found


def _known_name(view: View, first: int, known: Knowledge) -> Candidacy | None:
    short = _abbreviation(view, first, known) if view.lower[first - 1] in _SHORTENING else None
    if short or view.words[first] == "THE" or _is_rank(view, first) or _is_people(view, first):
        return short
    for last in reversed(_ends(view, first, known)):
        if last == first + 1 and view.lower[first] in words_of("stop") and not _spelt_out(view, first):
            return None
        name = view.words[first] if last == first + 1 else _text(view, first, last)
        demonym = _demonym(name)
        facts = UNKNOWN if demonym else known.of(name)
        if view.words[first] == "The" and not _with_article(facts):
            continue
        if view.lower[last] == "-" and _designation(view, last):
            continue
        if demonym or facts.places:
            if not demonym and (longer := _longer(view, first, last)) > last:
                return _by_its_rest(view, first, longer, known)
            return _as_street(view, Candidacy(first, last, name, "d" if demonym else "g", facts, demonym))
    return None


def _by_its_rest(view: View, first: int, last: int, known: Knowledge) -> Candidacy:
    """A longer name: "Syrian Golan Heights" is the Golan Heights, if those can be Syria's; else unknown."""
    people, text = _demonym(view.words[first]), _text(view, first, last)
    if people and people.country and last - first > 2:
        facts = known.of(_text(view, first + 1, last))
        own = (c.place for c in facts.places[:_FOREMOST])
        if any(people.country in (place.country, *place.claimed_by) for place in own):
            return Candidacy(first, last, text, "g", facts)
    return Candidacy(first, last, text, "u", UNKNOWN)


_FOREMOST = 3
"""Bearers of a name among which one must be of the country its adjective tells."""


def _is_people(view: View, at: int) -> bool:
    """ "The Druze village of X": whose it is."""
    if view.lower[at] not in words_of("peoples") or at + 1 >= len(view):
        return False
    return view.words[at + 1].islower() and view.words[at + 1].isalpha()


def _is_rank(view: View, at: int) -> bool:
    """ "Brig. Gen. X": a rank cut short is no town."""
    cut = view.lower[at + 1] == "." and at + 1 < len(view) and view.lower[at] in words_of("ranks")
    return cut and view.lower[at - 1] not in ("in", "at", "near", "of", "from")


def _longer(view: View, first: int, last: int) -> int:
    """Where the unknown name ends of which a known one is only the beginning; `last` where it is no such."""
    alone = last == first + 1
    if alone and (longer := _articled(view, last)) > last:
        return longer
    if alone and view.lower[first] in words_of("leading") and _goes_with(view, last):
        return _run(view, last)
    if (end := _over_particles(view, last)) > last:
        return _run(view, end)
    return _of_nature(view, last)


def _goes_with(view: View, at: int) -> bool:
    """True for a capitalised word that can be the name of what the word before it says."""
    return at not in view.lines and view.sorts[at] in "CUFD" and view.starts[at] - view.ends[at - 1] == 1


_PARTICLES = 2


def _over_particles(view: View, at: int) -> int:
    """Where the name begins that Romance particles join on: "Ganso" of "Pradera del Ganso"; else `at`."""
    end = at
    while end < at + _PARTICLES and view.lower[end] in words_of("particles") and not view.named[end]:
        end += 1
    return end if end > at and _goes_with(view, end) else at


def _run(view: View, at: int) -> int:
    """The end of a run of capitalised words from `at` on, particles between them."""
    end = at + 1
    while end < len(view) and end < at + LONGEST:
        beyond = _over_particles(view, end)
        if beyond == end and not (_goes_with(view, end) and view.lower[end] not in words_of("stop")):
            break
        end = beyond + 1
    return end


def _of_nature(view: View, last: int) -> int:
    """The end of "Rovuma River", "Spearman's Camp", where `last` is that of the name before."""
    if _is_nature(view, last):
        return last + 1
    owned = view.lower[last] in ("'s", "’s") and last + 1 < len(view) and view.named[last + 1]
    return last + 2 if owned and view.lower[last + 1] in words_of("owned") else last


def _articled(view: View, last: int) -> int:
    """Where the rest of "Khan al-Assal" ends that follows the known "Khan"; `last` where there is none."""
    if last < len(view) and view.words[last].islower() and last not in view.lines and _hyphenated(view, last):
        return _compound(view, last)
    return last


def _is_nature(view: View, at: int) -> bool:
    """True for the "River" of "Rovuma River": no town is meant, whatever town is called Rovuma."""
    return at < len(view) and view.named[at] and at not in view.lines and view.lower[at] in words_of("nature")


def _designation(view: View, at: int) -> bool:
    """True where "-24" follows: "A Mi-24", "S-300" and "Il-76" are machines, whatever town is called Ami."""
    return view.joined(at) and view.joined(at + 1) and view.lower[at + 1][:1].isdigit()


def _spelt_out(view: View, at: int) -> bool:
    """True for "US" among words that are not all in capitals: no pronoun."""
    around = view.words[max(0, at - 2) : at] + view.words[at + 1 : at + 3]
    return view.words[at] == "US" and any(not word.isupper() for word in around if word[0].isalpha())


def _with_article(facts: Facts) -> bool:
    """True for names that are never without their article, such as The Hague."""
    return any(c.place.name.startswith("The ") for c in facts.places[:1])


def _text(view: View, first: int, last: int) -> str:
    return view.between(first, last)


@lru_cache(maxsize=1 << 14)
def _demonym(name: str) -> Demonym | None:
    return demonyms().get(name) or (demonyms().get(name.title()) if name.isupper() else None)


def _as_street(view: View, found: Candidacy) -> Candidacy:
    """ "Delmar Street" is a street, whatever place is called Delmar."""
    last = found.last
    if view.lower[last] in words_of("roads") and view.named[last] and not view.newline_before(last):
        end = last + 2 if view.lower[last + 1] == "." and view.joined(last + 1) else last + 1
        return Candidacy(found.first, end, _text(view, found.first, end), "r", UNKNOWN)
    return found


def _abbreviation(view: View, first: int, known: Knowledge) -> Candidacy | None:
    """ "Pa." in "Harrisburg, Pa.", "Ill" in "D-Ill."."""
    if view.lower[first - 1] == "-" and view.lower[first - 2] not in ("r", "d", "i"):
        return None
    for last in (first + 4, first + 2, first + 1):
        if last > first + 1 and view.lower[last - 1] != ".":
            continue
        facts = known.of_abbreviation(_text(view, first, last)) if last <= len(view) else UNKNOWN
        if facts.places:
            return Candidacy(first, last, _text(view, first, last), "a", facts)
    return None


def _ends(view: View, first: int, known: Knowledge) -> list[int]:
    """Where a name that starts at `first` could end, shortest first."""
    ends = [first + 1]
    if view.sorts[first + 1] in "liht" and not _goes_on(view, first + 1):
        return ends
    if not known.leads_on(view.words[first]) and _is_whole(view, first):
        return ends
    inner, words, starts = words_of("inner"), view.words, view.starts
    for at in range(first + 1, min(first + 2 * LONGEST, len(words))):
        if starts[at] - view.ends[at - 1] > 1 or at in view.lines or len(ends) >= LONGEST:
            break
        word = words[at]
        dotted = word == "." and view.joined(at) and len(words[at - 1]) <= _SHORTENED
        if view.named[at] or word[0].isdigit() or (word[:2] in ("d'", "d’") and len(word) > 2):
            ends.append(at + 1)
        elif not dotted and word not in _JOINTS and word not in inner and not _hyphenated(view, at):
            break
    return ends


def _is_whole(view: View, first: int) -> bool:
    """True where the word ends as a gazetteer would part it, and is not the first of "South African"."""
    parted = not view.joined(first + 1) or view.words[first + 1] in _PARTING
    return parted and view.lower[first] not in _first_of_peoples()


_PARTING = frozenset((",", "-", "–"))


@cache
def _first_of_peoples() -> frozenset[str]:
    """The first words of demonyms of several words."""
    return frozenset(View(name).lower[0] for name in demonyms() if not name.isalpha())


def _goes_on(view: View, at: int) -> bool:
    """True for a small word that may stand inside a name."""
    word = view.words[at]
    return word in words_of("inner") or word[0] == "d" or view.lower[at + 1] == "-"


def _hyphenated(view: View, at: int) -> bool:
    """True for the small word of a compound: "au" in "Port-au-Prince", "ez" in "Deir ez-Zor"."""
    return (
        len(view.words[at]) <= 5
        and view.lower[at + 1] == "-"
        and view.joined(at + 1)
        and view.joined(at + 2)
        and view.words[at].isalpha()
    )


def _unknown_name(view: View, first: int, known: Knowledge, common: Commonness) -> Candidacy | None:
    """A name no place is known by, up to where a known one begins."""
    if view.lower[first] in words_of("leading") and _goes_with(view, first + 1):
        last = _run(view, first + 1)
        return Candidacy(first, last, _text(view, first, last), "u", UNKNOWN)
    peak = view.lower[first] in words_of("peaks") and view.sorts[first + 1] in "CU"
    listed = view.lower[first] in words_of("stop") or _is_people(view, first)
    if (listed and not peak) or not view.words[first][0].isalpha():
        return None
    last = _compound(view, first + 1 + peak)
    while last < len(view) and view.named[last] and last not in view.lines and last - first < LONGEST:
        facts = known.of(view.words[last])
        alone = facts.places and not (_minor(facts) and _strange(view, first, last, common))
        if alone or view.lower[last] in words_of("stop") or _demonym(view.words[last]):
            break
        last = _compound(view, last + 1)
    beyond = _over_particles(view, last)
    last = _of_nature(view, _run(view, beyond) if beyond > last else last)
    name = _text(view, first, last)
    return _as_street(view, Candidacy(first, last, name, "u", UNKNOWN))


_MINOR = "5"
"""The size (`Facts.size`) from which a town is rather named by itself than the end of a longer name."""


def _minor(facts: Facts) -> bool:
    return facts.kinds[:1] in "pab" and facts.size < _MINOR and not facts.seat


def _strange(view: View, first: int, last: int, common: Commonness) -> bool:
    """True for words that are nothing but part of a name: "Bento" of "Bento Rodrigues"."""
    return all(
        view.sorts[at] == "C" and common(view.lower[at]) in "01" and not view.joined(at + 1)
        for at in range(first, last)
    )


def _compound(view: View, last: int) -> int:
    """Where a name that would end at `last` ends with its hyphens: "Maaten al-Sarra", "Pointe-des-Lacs"."""
    at = last
    while at + 1 < len(view) and at not in view.lines and at - last < 2 * LONGEST:
        if (
            view.named[at]
            and view.lower[at - 1] == "-"
            and view.joined(at)
            and not _stands_alone(view.words[at])
        ):
            at = last = at + 1
        elif (view.words[at] == "-" and view.joined(at) and view.joined(at + 1)) or (
            view.words[at].islower() and _hyphenated(view, at)
        ):
            at += 1
        else:
            break
    return last


def _stands_alone(word: str) -> bool:
    """True for what follows the hyphen of "Anglo-French" and of "Minsk-2"."""
    return word in demonyms() or word.isupper()


def candidacy(view: View, first: int, last: int, name: str, known: Knowledge) -> Candidacy:
    """The candidacy of words that are known to name a place."""
    demonym = _demonym(name)
    if demonym:
        return Candidacy(first, last, name, "d", UNKNOWN, demonym)
    short = known.of_abbreviation(name)
    if short.places and view.lower[first - 1] in _SHORTENING:
        return Candidacy(first, last, name, "a", short)
    facts = known.of(name)
    if facts.places or not short.places:
        return Candidacy(first, last, name, "g" if facts.places else "u", facts)
    return Candidacy(first, last, name, "a", short)


def neighbours(found: list[Candidacy]) -> Iterator[tuple[Candidacy | None, Candidacy, Candidacy | None]]:
    """Each candidacy with the one before and the one after it."""
    for i, candidacy in enumerate(found):
        yield (found[i - 1] if i else None), candidacy, (found[i + 1] if i + 1 < len(found) else None)
