"""Archives and e-mails: what is inside becomes papers, and nothing in them does any harm."""

import datetime as dt
import json
import re
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.book import MinuteBook
from corpus.containers import Listing, open_address
from corpus.filters import Filters
from corpus.ingest import IngestEvent, IngestSummary, ingest
from corpus.sources import load_source
from minutebook.cli import minutebook
from models import UnreadablePaper
from tests.container_files import LETTER, MINUTES, compound, encrypted, mail, with_central, zipped
from tests.docx_files import docx

REPORT = MINUTES.replace("landing", "bandstand")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Where the book goes."""
    return tmp_path / "book.db"


def keep(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def counts(summary: IngestSummary) -> tuple[int, int, int, int]:
    return summary.read, summary.replaced, summary.unchanged, len(summary.failed)


def inside(path: Path) -> list[str]:
    """What a container says that it holds, without its own address."""
    opened = open_address(str(path))
    assert isinstance(opened, Listing)
    return [address.removeprefix(f"{path}!/") for address in opened.addresses]


def failures(summary: IngestSummary, folder: Path) -> dict[str, str]:
    return {failure.path.removeprefix(f"{folder}/"): failure.reason for failure in summary.failed}


def test_papers_in_an_archive_are_papers_with_addresses_of_their_own(tmp_path: Path, book: Path) -> None:
    data = zipped(("inner/a.txt", MINUTES), ("b.txt", REPORT), ("figures.xlsx", b"PK"), ("__MACOSX/._b.txt", b"x"))
    path = keep(tmp_path, "pack.zip", data)
    assert counts(ingest(book, [path])) == (2, 0, 0, 0)
    with MinuteBook.open(book) as opened:
        papers = opened.papers()
        assert sorted(paper.facts.source for paper in papers) == [f"{path}!/b.txt", f"{path}!/inner/a.txt"]
        found = next(paper for paper in papers if paper.facts.source.endswith("a.txt"))
        assert [version.address for version in opened.versions(found.facts.id)] == [f"{path}!/inner/a.txt"]
        assert opened.show(found.facts.id).paper.counts["resolutions"] == 1


def test_an_unchanged_archive_is_not_opened_again(tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(tmp_path, "pack.zip", zipped(("a.txt", MINUTES), ("deep.zip", zipped(("b.txt", REPORT)))))
    assert counts(ingest(book, [path])) == (2, 0, 0, 0)
    monkeypatch.setattr("corpus.intake.read_task", None)
    assert counts(ingest(book, [path])) == (0, 0, 2, 0)


def test_what_failed_in_an_archive_is_tried_again_and_the_rest_is_not(tmp_path: Path, book: Path) -> None:
    path = keep(tmp_path, "pack.zip", zipped(("a.txt", MINUTES), ("b.txt", ""), ("c.txt", REPORT)))
    for expected in ((2, 0, 0, 1), (0, 0, 2, 1)):
        events: list[IngestEvent] = []
        summary = ingest(book, [path], on_event=events.append)
        assert counts(summary) == expected
        assert failures(summary, tmp_path) == {"pack.zip!/b.txt": "the file is empty"}
        assert (events[-1].done, events[-1].total) == (3, 3)


def test_a_changed_archive_gives_new_versions(tmp_path: Path, book: Path) -> None:
    path = keep(tmp_path, "pack.zip", zipped(("a.txt", MINUTES), ("b.txt", REPORT)))
    ingest(book, [path])
    path.write_bytes(zipped(("a.txt", MINUTES), ("b.txt", REPORT.replace("1500", "1700"))))
    assert counts(ingest(book, [path])) == (0, 1, 1, 0)


def test_an_archive_is_removed_with_all_that_it_holds_and_taken_in_again(tmp_path: Path, book: Path) -> None:
    path = keep(tmp_path, "pack.zip", zipped(("a.txt", MINUTES), ("b.txt", REPORT)))
    keep(tmp_path, "a.txt", MINUTES.encode())
    ingest(book, [path, tmp_path / "a.txt"])
    with MinuteBook.open(book, write=True) as opened:
        assert [facts.source for facts in opened.remove(str(path))] == [f"{path}!/b.txt"]
        assert [paper.facts.source for paper in opened.papers()] == [str(tmp_path / "a.txt")]
    summary = ingest(book, [path])
    assert (counts(summary), summary.linked) == ((1, 0, 0, 0), 1)
    with MinuteBook.open(book, write=True) as opened:
        opened.remove(f"{path}!/b.txt")
    assert counts(ingest(book, [path])) == (1, 0, 1, 0)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_bytes_twice_in_an_archive_are_one_paper(tmp_path: Path, book: Path) -> None:
    path = keep(tmp_path, "pack.zip", zipped(("a.txt", MINUTES), ("copy/a.txt", MINUTES), ("a.txt", REPORT)))
    assert inside(path) == ["a.txt", "copy/a.txt", "a (2).txt"]
    summary = ingest(book, [path])
    assert (counts(summary), summary.linked) == ((2, 0, 0, 0), 1)
    with MinuteBook.open(book) as opened:
        assert sorted(len(paper.addresses) for paper in opened.papers()) == [1, 2]


def test_folders_are_searched_for_containers(tmp_path: Path, book: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    keep(folder, "a.zip", zipped(("1.txt", MINUTES)))
    keep(folder, "b.eml", mail().as_bytes())
    ingest(book, [folder])
    with MinuteBook.open(book) as opened:
        sources = sorted(paper.facts.source.removeprefix(f"{folder}/") for paper in opened.papers())
    assert sources == ["a.zip!/1.txt", "b.eml!/message.txt"]


@pytest.mark.parametrize("jobs", [None, 2])
def test_containers_in_containers(tmp_path: Path, book: Path, jobs: int | None) -> None:
    letter = mail("See attached.", ("inner.zip", zipped(("minutes.txt", MINUTES)), "application/zip"))
    path = keep(tmp_path, "pack.zip", zipped(("mails/one.eml", letter.as_bytes()), ("b.txt", REPORT)))
    assert counts(ingest(book, [path], jobs=jobs)) == (2, 0, 0, 0)
    with MinuteBook.open(book) as opened:
        sources = [paper.facts.source for paper in opened.papers(Filters(text="landing"))]
    assert sources == [f"{path}!/mails/one.eml!/inner.zip!/minutes.txt"]
    assert load_source(Path(sources[0])).data == MINUTES.encode()


def test_nesting_has_a_bottom(tmp_path: Path, book: Path) -> None:
    data = zipped(("a.txt", MINUTES))
    for _ in range(3):
        data = zipped(("in.zip", data))
    path = keep(tmp_path, "deep.zip", data)
    assert failures(ingest(book, [path]), tmp_path) == {
        "deep.zip!/in.zip!/in.zip!/in.zip": "archives are nested more than 3 deep"
    }


def bomb() -> bytes:
    return zipped(("a.txt", bytes(30_000_000)), ("b.txt", MINUTES))


def damaged() -> bytes:
    data = bytearray(zipped(("a.txt", MINUTES * 20), ("b.txt", MINUTES)))
    data[60:70] = b"\xff" * 10
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encrypted(zipped(("a.txt", MINUTES), ("b.txt", MINUTES))), "it is encrypted"),
        (with_central(zipped(("a.txt", MINUTES), ("b.txt", MINUTES)), 10, "<H", 9), "not read here (Deflate64)"),
        (with_central(zipped(("a.txt", MINUTES), ("b.txt", MINUTES)), 10, "<H", 77), "not read here (method 77)"),
        (with_central(zipped(("a.txt", MINUTES), ("b.txt", MINUTES)), 24, "<I", 600_000_000), "more than 500 MB"),
        (with_central(zipped(("a.txt", MINUTES), ("b.txt", MINUTES)), 24, "<I", 20), "damaged in the archive"),
        (with_central(zipped(("a.txt", MINUTES), ("b.txt", MINUTES)), 42, "<I", 7), "damaged in the archive"),
        (bomb(), "as a zip bomb does"),
        (damaged(), "damaged in the archive"),
    ],
)
def test_a_bad_member_fails_alone(tmp_path: Path, book: Path, data: bytes, reason: str) -> None:
    path = keep(tmp_path, "pack.zip", data)
    summary = ingest(book, [path])
    ((address, said),) = failures(summary, tmp_path).items()
    assert address == "pack.zip!/a.txt"
    assert reason in said
    assert summary.read == 1


def crowded() -> bytes:
    return zipped(*((f"{number}.txt", b"") for number in range(10_001)), method=zipfile.ZIP_STORED)


def boundless() -> bytes:
    """An archive whose list of contents says that it is 16 MB long."""
    data = bytearray(zipped(("a.txt", MINUTES)))
    struct.pack_into("<I", data, data.rindex(b"PK\x05\x06") + 12, 16_000_000)
    return bytes(data)


def swollen() -> bytes:
    """An archive of 20 members that say that they unpack to 490 MB each."""
    data = bytearray(zipped(*((f"{number}.txt", MINUTES) for number in range(20))))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, 490_000_000)
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(("figures.bin", b"x")), "no papers in this archive"),
        (crowded(), "it holds more than 10,000 files"),
        (boundless(), "damaged zip"),
        (swollen(), "its files unpack to more than 8 GB"),
        (zipped(("a.txt", MINUTES))[:80], "damaged zip"),
        (b"PK\x05\x06" + bytes(18), "no papers in this archive"),
    ],
)
def test_a_bad_archive_fails_in_one_line(tmp_path: Path, book: Path, data: bytes, reason: str) -> None:
    path = keep(tmp_path, "pack.zip", data)
    ((address, said),) = failures(ingest(book, [path]), tmp_path).items()
    assert address == "pack.zip"
    assert reason in said
    assert "\n" not in said


def test_names_lead_nowhere_and_print_safely(tmp_path: Path, book: Path) -> None:
    names = ["../../evil.txt", "/etc/passwd.txt", "C:\\papers\\minutes.txt", "red\x1b[31m.txt", "read me!/a.txt"]
    path = keep(tmp_path, "pack.zip", zipped(*((name, f"{name}\n{MINUTES}") for name in names)))
    assert inside(path) == ["evil.txt", "etc/passwd.txt", "papers/minutes.txt", "red_[31m.txt", "read me!/a.txt"]
    before = sorted(tmp_path.iterdir())
    assert counts(ingest(book, [path])) == (5, 0, 0, 0)
    assert sorted(tmp_path.iterdir()) == sorted([*before, book])
    assert load_source(Path(f"{path}!/read me!/a.txt")).data.startswith(b"read me!/a.txt\n")


def test_names_in_code_page_437_and_in_utf_8(tmp_path: Path) -> None:
    marked = zipped(("café.txt", MINUTES))
    unmarked = marked.replace("café".encode(), "caf\x82".encode("latin-1") + b"e")
    plain = with_central(unmarked, 8, "<H", 0)
    unsaid = with_central(marked, 8, "<H", 0)
    assert inside(keep(tmp_path, "a.zip", marked)) == ["café.txt"]
    assert inside(keep(tmp_path, "b.zip", unsaid)) == ["café.txt"]
    assert inside(keep(tmp_path, "c.zip", plain)) == ["cafée.txt"]


def test_word_documents_are_no_archives(tmp_path: Path) -> None:
    path = keep(tmp_path, "a.zip", docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"))
    assert load_source(path).media_type.name == "DOCX"


def test_an_archive_by_itself_is_no_paper(tmp_path: Path) -> None:
    path = keep(tmp_path, "pack.zip", zipped(("a.txt", MINUTES)))
    with pytest.raises(UnreadablePaper, match=r"holds some; name a paper inside it: .*pack\.zip!/a\.txt"):
        load_source(path)
    with pytest.raises(UnreadablePaper, match="it is not in there"):
        load_source(Path(f"{path}!/b.txt"))


def test_a_letter_that_says_something_is_a_paper_with_its_head(tmp_path: Path) -> None:
    path = keep(tmp_path, "a.eml", mail(LETTER, ("minutes.txt", MINUTES.encode(), "text/plain")).as_bytes())
    assert inside(path) == ["message.txt", "minutes.txt"]
    text = load_source(Path(f"{path}!/message.txt")).data.decode()
    assert text.startswith(
        "From: Jo Ashdown <clerk@tarnmere.example>\nSent: 5 May 2015\nSubject: Ferry landing\n\nDear members,"
    )


def mailbox(*mails: EmailMessage) -> bytes:
    """E-mails as a mailbox keeps them."""
    from_line = b"From clerk@tarnmere.example Tue May  5 10:00:00 2015\n"
    return b"".join(from_line + re.sub(rb"(?m)^(>*From )", rb">\1", one.as_bytes()) + b"\n" for one in mails)


def test_a_mailbox_holds_e_mails(tmp_path: Path, book: Path) -> None:
    second = LETTER.replace("ferry", "barge") + "\nFrom 2015 on the barge is to be let.\n\nFrom here on it rained.\n"
    attached = ("minutes.txt", MINUTES.encode(), "text/plain")
    path = keep(tmp_path, "a.mbox", mailbox(mail(LETTER, attached), mail(second, Subject="Barge/boat")))
    assert inside(path) == ["0001 Ferry landing.eml", "0002 Barge-boat.eml"]
    assert counts(ingest(book, [tmp_path])) == (3, 0, 0, 0)
    assert counts(ingest(book, [tmp_path])) == (0, 0, 3, 0)
    letter = load_source(Path(f"{path}!/0002 Barge-boat.eml!/message.txt")).data.decode()
    assert letter.rstrip("\n").endswith("\nFrom 2015 on the barge is to be let.\n\nFrom here on it rained.")
    assert load_source(Path(f"{path}!/0001 Ferry landing.eml!/minutes.txt")).data == MINUTES.encode()


def test_a_mailbox_of_too_many_e_mails_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.containers.members.MOST_MEMBERS", 2)
    path = keep(tmp_path, "a.mbox", mailbox(*(mail(LETTER, Subject=str(at)) for at in range(3))))
    with pytest.raises(UnreadablePaper, match="more than 2 files"):
        inside(path)


@pytest.mark.parametrize(("name", "kind"), [("WINMAIL.DAT", "application/octet-stream"), ("a", "application/ms-tnef")])
def test_attachments_that_outlook_wrapped_are_told(tmp_path: Path, book: Path, name: str, kind: str) -> None:
    path = keep(tmp_path, "a.eml", mail(LETTER, (name, b"\x78\x9f\x3e\x22" + bytes(200), kind)).as_bytes())
    summary = ingest(book, [path])
    assert (summary.read, [failure.reason for failure in summary.failed]) == (
        1,
        ["it is what Outlook wraps attachments in (winmail.dat)"],
    )


def test_a_short_letter_only_brings_its_attachments(tmp_path: Path, book: Path) -> None:
    quoted = "Please find attached.\n\n" + "".join(f"> {line}\n" for line in LETTER.splitlines())
    path = keep(tmp_path, "a.eml", mail(quoted, ("minutes.txt", MINUTES.encode(), "text/plain")).as_bytes())
    assert inside(path) == ["minutes.txt"]
    bare = keep(tmp_path, "b.eml", mail("Thanks, see you there.").as_bytes())
    assert inside(bare) == []
    assert counts(ingest(book, [path, bare])) == (1, 0, 0, 0)
    assert counts(ingest(book, [path, bare])) == (0, 0, 1, 0)


def test_pictures_in_a_letter_are_left_out_and_names_may_be_missing(tmp_path: Path) -> None:
    message = mail(LETTER)
    message.add_alternative(f"<html><body><p>{LETTER}</p><img src='cid:1'></body></html>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png", disposition="inline")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf")
    message.add_attachment(mail("Short.", ("a.txt", b"words", "text/plain"), Subject="Re: a/b  c"))
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="data.bin")
    path = keep(tmp_path, "a.eml", message.as_bytes())
    assert inside(path) == ["message.txt", "attachment.pdf", "Re: a-b c.eml"]
    held = open_address(f"{path}!/Re: a-b c.eml")
    assert isinstance(held, Listing)
    assert [address.rpartition("!/")[2] for address in held.addresses] == ["a.txt"]


def test_a_letter_in_html_keeps_its_head_and_its_characters(tmp_path: Path) -> None:
    message = mail()
    message.clear_content()
    words = LETTER.replace("resolved", "<b>resolved</b>")
    page = f"<html><head><meta charset='iso-8859-1'></head><body class='x'><p>{words}</p>"
    message.set_content(page, subtype="html", charset="iso-8859-1")
    path = keep(tmp_path, "a.eml", message.as_bytes())
    assert inside(path) == ["message.html"]
    text = load_source(Path(f"{path}!/message.html")).data.decode("utf-8-sig")
    assert "<body class='x'><p>From: Jo Ashdown &lt;clerk@tarnmere.example&gt;</p><p>Sent: 5 May 2015</p>" in text
    assert "£1,500" in text


def test_a_saved_web_page_is_its_page(tmp_path: Path) -> None:
    head = "From: <Saved by a browser>\nSnapshot-Content-Location: https://x.example/m\nMIME-Version: 1.0\n"
    page = f"<html><body><pre>{LETTER}</pre></body></html>"
    kind = 'Content-Type: multipart/related; boundary="b"'
    body = f"{kind}\n\n--b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n"
    path = keep(tmp_path, "a.mht", (head + body).encode())
    assert inside(path) == ["message.html"]
    assert b"From:" not in load_source(Path(f"{path}!/message.html")).data


@pytest.mark.parametrize(
    "kind",
    [
        "application/pkcs7-mime; smime-type=enveloped-data",
        'multipart/encrypted; boundary="b"',
    ],
)
def test_an_encrypted_mail_says_so(tmp_path: Path, kind: str) -> None:
    path = keep(tmp_path, "a.eml", f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: {kind}\n\nxxxx\n".encode())
    with pytest.raises(UnreadablePaper, match="the e-mail is encrypted"):
        open_address(str(path))


def test_hostile_mails_end_in_a_list_or_a_line(tmp_path: Path, book: Path) -> None:
    opening = b"From: a@b.example\nMIME-Version: 1.0\n"
    nested = opening + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (level, level) for level in range(2_000)
    )
    charset = opening + b"Content-Type: text/plain; charset=no-such-thing\n\n" + LETTER.encode()
    date = opening + b"Date: the 99th of Nonsense\nSubject: =?utf-8?b?!!?=\n\n" + LETTER.encode()
    for name, data in {"nested.eml": nested, "charset.eml": charset, "date.eml": date}.items():
        keep(tmp_path, name, data)
    summary = ingest(book, sorted(tmp_path.glob("*.eml")))
    assert failures(summary, tmp_path) in ({}, {"nested.eml": "its parts are nested too deeply"})
    assert summary.read == 2


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def outlook(streams: dict[str, bytes]) -> bytes:
    """An Outlook message of 5 May 2015."""
    ticks = int((dt.datetime(2015, 5, 5) - dt.datetime(1601, 1, 1)).total_seconds()) * 10**7
    times = bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, ticks)
    head = {"__nameid_version1.0/__substg1.0_00020102": b"", "__properties_version1.0": times}
    return compound(
        {**head, "__substg1.0_0037001F": wide("Ferry landing"), "__substg1.0_0C1A001F": wide("Jo"), **streams}
    )


ATTACHMENT = "__attach_version1.0_#0000000"


def test_an_outlook_message_holds_its_letter_and_its_attachments(tmp_path: Path) -> None:
    inner = f"{ATTACHMENT}1/__substg1.0_3701000D"
    path = keep(
        tmp_path,
        "a.msg",
        outlook(
            {
                "__substg1.0_1000001F": wide(LETTER),
                f"{ATTACHMENT}0/__substg1.0_3707001F": wide("minutes.txt"),
                f"{ATTACHMENT}0/__substg1.0_37010102": MINUTES.encode().ljust(5000),
                f"{inner}/__substg1.0_0037001F": wide("Older / other"),
                f"{inner}/{ATTACHMENT}0/__substg1.0_3704001E": b"report.txt",
                f"{inner}/{ATTACHMENT}0/__substg1.0_37010102": REPORT.encode().ljust(5000),
                f"{ATTACHMENT}2/__substg1.0_3707001F": wide("logo.png"),
                f"{ATTACHMENT}2/__substg1.0_37010102": b"\x89PNG",
            }
        ),
    )
    assert inside(path) == ["message.txt", "minutes.txt", "Older - other/report.txt"]
    head = load_source(Path(f"{path}!/message.txt")).data.decode()
    assert head.startswith("From: Jo\nSent: 5 May 2015\nSubject: Ferry landing\n\nDear members,")
    assert load_source(Path(f"{path}!/Older - other/report.txt")).data.startswith(REPORT.encode())


def test_an_outlook_letter_in_html(tmp_path: Path) -> None:
    path = keep(tmp_path, "a.msg", outlook({"__substg1.0_10130102": f"<body><p>{LETTER}</p>".encode("cp1252")}))
    assert inside(path) == ["message.html"]
    assert "£1,500" in load_source(Path(f"{path}!/message.html")).data.decode()


@pytest.mark.parametrize("cut", [600, 1500, 4000])
def test_a_cut_outlook_message_ends_in_one_line(tmp_path: Path, book: Path, cut: int) -> None:
    data = outlook({"__substg1.0_1000001F": wide(LETTER * 20)})
    path = keep(tmp_path, "a.msg", data[:cut] + wide("__nameid_version1.0"))
    (reason,) = failures(ingest(book, [path]), tmp_path).values()
    assert "damaged" in reason


def test_a_sealed_outlook_message_says_so(tmp_path: Path) -> None:
    path = keep(tmp_path, "a.msg", outlook({"__substg1.0_001A001F": wide("IPM.Note.SMIME")}))
    with pytest.raises(UnreadablePaper, match="the message is encrypted"):
        open_address(str(path))


def test_extract_prints_one_object_for_each_paper_inside(tmp_path: Path) -> None:
    path = keep(tmp_path, "pack.zip", zipped(("a.txt", MINUTES), ("b.txt", ""), ("c.txt", REPORT)))
    result = CliRunner().invoke(minutebook, ["extract", "--jsonl", str(path), f"{path}!/a.txt"])
    printed = [json.loads(line)["paper"]["source"] for line in result.stdout.splitlines()]
    assert printed == [f"{path}!/a.txt", f"{path}!/a.txt", f"{path}!/c.txt"]  # what is named, then what that holds
    assert result.stderr == f"minutebook: {path}!/b.txt: the file is empty; fetch it again\n"
    assert result.exit_code == 1
