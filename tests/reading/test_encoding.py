"""Encodings: BOM, then strict UTF-8, then cp1252; never a letter that is another."""

import pytest

from etl.reading.mapping import Mapping
from tests.reading.reader import HEAD, Reader

TEXT = HEAD + "EL;Björkskolan;2024;1\nEL;BJ;2025;–\n"


@pytest.mark.parametrize(
    ("encoding", "called"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_recognises_an_encoding(reader: Reader, encoding: str, called: str) -> None:
    read = reader.read(TEXT, encoding=encoding)
    assert read.extract.recognised.encoding == called
    assert read.said() == []
    assert read.column("org_unit_id") == ["BJ", "BJ"]
    assert read.column("value_status") == ["final", "missing"]


def test_recognises_big_endian_utf16(reader: Reader) -> None:
    read = reader.read(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read.column("org_unit_id") == ["BJ", "BJ"]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_refuses_a_file_of_two_encodings(reader: Reader, bom: bytes) -> None:
    read = reader.read(bom + TEXT.encode() + "EL;Nämnd;2023;1\n".encode("cp1252"))
    assert read.said() == [("mixed_encodings", 4, "", "EL;Nämnd;2023;1")]


def test_reads_two_encodings_when_told_which(reader: Reader) -> None:
    content = TEXT.encode() + "EL;Nämnd;2023;1\n".encode("cp1252")
    read = reader.read(content, mapping=Mapping(encoding="utf-8"))
    assert read.said() == [("lost_character", 4, "B", "N\ufffdmnd")]


def test_refuses_a_letter_cut_in_half_at_the_end(reader: Reader) -> None:
    read = reader.read((HEAD + "EL;Björk").encode() + b"\xc3")
    assert read.codes() == ["mixed_encodings"]


def test_points_out_a_byte_that_cp1252_does_not_know(reader: Reader) -> None:
    read = reader.read((HEAD + "EL;Bj\xf6rk\x81;2024;1\n").encode("latin-1"))
    assert read.said() == [("lost_character", 2, "B", "Björk\ufffd")]


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4\n1;2", b"\xd0\xcf\x11\xe0" + b"\0" * 99, HEAD.encode() + b"EL;B\0J;1;2\n",
     b"\xef\xbb\xbf" + HEAD.encode() + b"EL;B\0J;1;2\n", TEXT.encode("utf-16-le"), b"\x89PNG\r\n"],
)  # fmt: skip
def test_refuses_what_is_no_text(reader: Reader, content: bytes) -> None:
    assert reader.read(content).codes() == ["not_text"]


@pytest.mark.parametrize("encoding", ["klingon", "base64", "undefined", "idna"])
def test_refuses_an_encoding_that_is_none(reader: Reader, encoding: str) -> None:
    assert reader.read(TEXT, mapping=Mapping(encoding=encoding)).codes() == ["unknown_encoding"]


def test_takes_the_users_word_for_the_encoding(reader: Reader) -> None:
    text = HEAD + "EL;Björkskolan;2024;1\n"
    read = reader.read(text, encoding="mac_roman", mapping=Mapping(encoding="mac_roman"))
    assert read.column("org_unit_id") == ["BJ"]


@pytest.mark.parametrize("encoding", ["utf-16", "UTF_16"])
def test_reads_utf16_without_its_mark_when_told(reader: Reader, encoding: str) -> None:
    read = reader.read(TEXT.encode("utf-16-le"), mapping=Mapping(encoding=encoding))
    assert read.column("org_unit_id") == ["BJ", "BJ"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_says_so_where_the_user_is_wrong_about_the_encoding(reader: Reader, encoding: str) -> None:
    assert reader.read(TEXT, mapping=Mapping(encoding=encoding)).codes()
