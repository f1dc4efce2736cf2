"""Articles read from text, bytes, files and saved pages."""

from __future__ import annotations

import gzip
import random
import socket
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import sources
from geo.errors import ArticleError, DateError

RUSSIAN = "Ракеты упали на город, и в нём погибли три человека, как сообщили в министерстве."
FRENCH = "L’armée a annoncé la prise de la ville à l’aube, après des combats près du fleuve."
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Bridge shelled at dawn | River Post</title>
<link rel="canonical" href="https://riverpost.example/2021/03/bridge">
<meta property="og:site_name" content="River Post"><meta property="og:title" content="Bridge shelled at dawn">
<meta property="article:published_time" content="2021-03-04T08:00:00+02:00"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Bridge shelled at dawn</h1>
<p>Two people were killed on Wednesday when shells hit the bridge at Dolna, the ministry said on Thursday.</p>
<p>The bridge, built in 1974, links the two banks. It had been closed to lorries since Monday.</p>
<p>Residents said that the shelling began before dawn and that the clinic lacked blood.</p>
</article><footer>Copyright 2019 River Post</footer></body></html>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("reading an article must not open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_text_stays_as_it_is_but_for_line_ends_and_control_characters() -> None:
    text = "  \n\tShells\r\nfell\rhere\x00 \x1band\x07 “there”.\ufeff\n "
    assert sources.read_text(text).text == "  \n\tShells\nfell\nhere   and  “there”.\ufeff\n "


def test_a_byte_order_mark_in_front_is_dropped() -> None:
    assert sources.read_text("\ufeffShells fell.").text == "Shells fell."


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert sources.read_text("a\ud800b").text == "a\ufffdb"


@given(st.text(min_size=1))
def test_reading_again_changes_nothing(text: str) -> None:
    try:
        once = sources.read_text(text)
    except ArticleError:
        told = text.replace("\ufeff", "", 1)
        assert all(mark.isspace() or ord(mark) < 160 for mark in told)
    else:
        assert sources.read_text(once.text, title=once.title).text in (
            once.text,
            once.text.removeprefix("\ufeff"),
        )
        once.text.encode("utf-8")


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x00", "\ufeff"])
def test_nothing_to_read_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(ArticleError, match="give the words of an article"):
        sources.read_text(text)


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ArticleError, match="longer than 5,000,000 characters"):
        sources.read_text("a" * 5_000_001)


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    with file.open("wb") as out:
        out.truncate(5_000_001)
    with pytest.raises(ArticleError, match=r"big\.txt is larger than 5 MB"):
        sources.read_file(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"gone\.txt cannot be read: No such file"):
        sources.read_file(tmp_path / "gone.txt")


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        sources.read_file(tmp_path)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", RUSSIAN),
        ("utf-8-sig", RUSSIAN),
        ("utf-16", RUSSIAN),
        ("utf-16-le", "Shells fell on the town at dawn."),
        ("utf-16-be", "Shells fell on the town at dawn."),
        ("utf-32", FRENCH),
        ("cp1251", RUSSIAN),
        ("cp1252", FRENCH),
        ("ascii", "Shells fell on the town at dawn."),
    ],
)
def test_the_encoding_of_a_file_is_found(tmp_path: Path, encoding: str, text: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(text.encode(encoding))
    assert sources.read_file(file).text == text


def test_the_encoding_a_page_declares_is_believed() -> None:
    head = '<html><head><meta charset="windows-1251"></head>'
    markup = f"{head}<body><article><p>{RUSSIAN}</p></article></body></html>"
    assert RUSSIAN in sources.read_bytes(markup.encode("cp1251")).text


def test_broken_bytes_are_replaced_and_the_rest_read() -> None:
    data = RUSSIAN.encode() + b"\xff\xfe" + RUSSIAN.encode()
    assert sources.read_bytes(data).text == RUSSIAN + "\ufffd\ufffd" + RUSSIAN


@pytest.mark.parametrize(
    "data",
    [
        random.Random(7).randbytes(200_000),
        gzip.compress(random.Random(8).randbytes(20_000)),
        b"\x7fELF\x02\x01\x01" + bytes(2_000) + b".text.data.bss" * 20,
    ],
)
@pytest.mark.parametrize("name", ["article.txt", "page.html"])
def test_bytes_that_are_no_text_are_refused_in_a_sentence(data: bytes, name: str) -> None:
    with pytest.raises(ArticleError) as refused:
        sources.read_bytes(data, name)
    assert str(refused.value) == f"{name} is no text: give a text file or a saved web page."


def test_a_few_control_characters_make_no_text_a_picture() -> None:
    pages = "Shells fell on the town at dawn, the ministry said.\x0c" * 20
    assert sources.read_bytes(f"{pages}\x00\x01\x1a".encode()).text.startswith("Shells fell")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = sources.read_bytes(data).text
    except ArticleError:
        return
    assert "\x00" not in text
    assert "\r" not in text


def test_a_saved_page_gives_text_title_publisher_address_and_date(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    article = sources.read_file(file)
    assert article.title == "Bridge shelled at dawn"
    assert article.publisher == "River Post"
    assert article.url == "https://riverpost.example/2021/03/bridge"
    assert article.published == date(2021, 3, 4)
    assert article.language == "en"
    assert "Two people were killed on Wednesday" in article.text
    assert "\n\nThe bridge, built in 1974" in article.text
    assert "Copyright" not in article.text
    assert "World" not in article.text


def test_what_is_given_wins_over_what_a_page_says() -> None:
    article = sources.read_bytes(PAGE.encode(), published=date(2021, 3, 5), title="Shells on the bridge")
    assert (article.title, article.published) == ("Shells on the bridge", date(2021, 3, 5))


def test_a_page_without_a_date_of_its_own_is_not_given_one() -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2021-03-04T08:00:00+02:00">', "")
    undated = bare.replace("/2021/03/bridge", "/bridge")
    assert sources.read_bytes(undated.encode()).published is None


def test_an_address_that_is_none_of_the_web_is_dropped() -> None:
    hostile = PAGE.replace("https://riverpost.example/2021/03/bridge", "javascript:alert(1)")
    assert sources.read_bytes(hostile.encode()).url is None


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ArticleError, match="holds no article text"):
        sources.read_bytes(b"<html><head><title>x</title></head><body></body></html>")


@pytest.mark.parametrize("words", ["http://localhost:9/page", "https://riverpost.example/2021/03/bridge"])
def test_an_address_is_read_as_text_and_never_fetched(words: str) -> None:
    assert sources.read_text(words).text == words
    assert sources.read_bytes(words.encode()).text == words


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Port shelled again\n\nThe port was shelled.", "Port shelled again"),
        ("# Port shelled again\nThe port was shelled.", "Port shelled again"),
        ("\n\n  Port  shelled \n\nThe port was shelled.", "Port shelled"),
        ("The port was shelled.\n\nTwo died.", None),
        ("Port shelled again\nThe port was shelled.", None),
        ("Port shelled again", None),
        ("DAMASCUS, 4 May:\n\nThe port was shelled.", None),
    ],
)
def test_a_first_line_that_looks_like_a_headline_is_the_title_and_stays(text: str, title: str | None) -> None:
    article = sources.read_text(text)
    assert (article.title, article.text) == (title, text)


def test_the_id_follows_from_text_title_and_date() -> None:
    one = sources.read_text("Shells fell.", title="A", published=date(2020, 1, 1))
    assert one.id == sources.read_text("Shells fell.", title="A", published=date(2020, 1, 1)).id
    others = {
        sources.read_text("Shells fell!", title="A", published=date(2020, 1, 1)).id,
        sources.read_text("Shells fell.", title="B", published=date(2020, 1, 1)).id,
        sources.read_text("Shells fell.", title="A", published=date(2020, 1, 2)).id,
        sources.read_text("Shells fell.", title="A").id,
    }
    assert len(others | {one.id}) == 5
    assert sources.read_text("Shells fell.", id="given").id == "given"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2020-11-10", date(2020, 11, 10)),
        (" 2020-11-10 ", date(2020, 11, 10)),
        ("2020-11-10T08:00:00Z", date(2020, 11, 10)),
        ("2020-11-10T08:00+02:00", date(2020, 11, 10)),
        ("1904-02-29", date(1904, 2, 29)),
    ],
)
def test_a_publication_date_is_iso_8601(words: str, expected: date) -> None:
    assert sources.parse_published(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "today",
        "10.11.2020",
        "10/11/2020",
        "2020-13-01",
        "2021-02-29",
        "20201110",
        "2020",
        "2020-11",
        "x" * 99,
    ],
)
def test_anything_else_is_no_publication_date(words: str) -> None:
    with pytest.raises(DateError, match="is not a date: write year-month-day") as caught:
        sources.parse_published(words)
    assert len(str(caught.value)) < 130


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("SITUATION NOTE 4 | Upper Valley | 26 November 2020\n\nCalm.", date(2020, 11, 26)),
        ("   Lima, 22 Sep 88 (Radio) -- [Text] Two bombs went off.", date(1988, 9, 22)),
        ("TINDOUF, 14 November 2020. - The Front has ended it.", date(2020, 11, 14)),
        ("Truce ends\n\nLONDON, May 4, 1982 (Wire) - A ship was hit.", date(1982, 5, 4)),
        ("SEOUL, Nov 24 - Two bodies were found.", None),
        ("On 9 November 2020 the war ended.", None),
        ("The war ended on 9 November 2020.", None),
        ("No dates at all.", None),
        ("", None),
    ],
)
def test_a_full_dateline_suggests_the_publication_date(text: str, suggested: date | None) -> None:
    assert sources.suggest_published(text) == suggested


def test_a_suggestion_is_not_used_unasked() -> None:
    assert sources.read_text("LONDON, May 4, 1982 (Wire) - A ship was hit.").published is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said that shells had fallen on the town.", "en"),
        (RUSSIAN, "ru"),
        (FRENCH, "fr"),
        ("Міністерство повідомило, що під час обстрілу та пожежі в місті загинуло троє людей.", "uk"),
        ("قال الجيش إن القصف على المدينة أسفر عن مقتل ثلاثة من المدنيين في هذه المنطقة", "ar"),
        ("Հայաստանի պաշտպանության նախարարությունը հայտնեց, որ գյուղը գնդակոծվել է", "hy"),
        ("Müdafiə Nazirliyi bildirib ki, kənd və yol atəşə tutulub, üç nəfər üçün kömək edib.", "az"),
        (
            "Bakanlık, köyün bir gün boyunca bombalandığını ve üç kişinin öldüğünü bu sabah için açıkladı.",
            "tr",
        ),
        ("El ejército dijo que los rebeldes atacaron el puente y que se retiraron por la noche.", "es"),
        ("Die Armee teilte mit, dass der Ort von den Rebellen nicht eingenommen wurde.", "de"),
        ("საქართველოს თავდაცვის სამინისტრომ განაცხადა", "ka"),
        ("צבא ההגנה הודיע כי הרקטה נפלה בשטח פתוח", "he"),
        ("ارتش اعلام کرد که این روستا در شب با توپخانه هدف قرار گرفت و به آن حمله شد", "fa"),
        ("12 : 30", None),
    ],
)
def test_the_language_is_told_by_script_and_small_words(text: str, language: str | None) -> None:
    assert sources.read_text(text).language == language
