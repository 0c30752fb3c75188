"""age files: what others wrote to try a reader, and small cases of our own that carry the same checks everywhere."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pyrage
import pytest

from inglenook_client import agefile
from inglenook_client.agefile import AgeError, armor, bech32, classic, header, hybrid, passphrase, stream

SEED = bytes(range(32))
HYBRID, CLASSIC = hybrid.new_identity(SEED), classic.new_identity(SEED)
OUTCOMES = {"header": "header failure", "match": "no match", "payload": "payload failure", "armor": "armor failure"}


def kit_case(path: Path) -> tuple[dict[str, list[str]], bytes]:
    """The lines on top of a kit file (a name may come twice) and the age file below them."""
    top, _, body = path.read_bytes().partition(b"\n\n")
    said: dict[str, list[str]] = {}
    for line in top.decode().split("\n"):
        name, _, value = line.partition(": ")
        said.setdefault(name, []).append(value)
    return said, zlib.decompress(body) if said.get("compressed") == ["zlib"] else body


def opened(said: dict[str, list[str]], file: bytes) -> bytes:
    file = armor.read(file) if said.get("armored") == ["yes"] else file
    if "passphrase" in said:
        return agefile.open_with_words(said["passphrase"][0], file, least=1, most=20)
    failures = []
    for identity in said["identity"]:
        try:
            return agefile.open_with(identity, file)
        except AgeError as failure:
            failures.append(failure)
    raise next((failure for failure in failures if failure.stage != "match"), failures[0])


def outcome(said: dict[str, list[str]], file: bytes) -> str:
    try:
        data = opened(said, file)
    except AgeError as failure:
        return OUTCOMES[failure.stage]
    return "success" if hashlib.sha256(data).hexdigest() == said["payload"][0] else "another payload"


def test_the_kit_of_others_is_read_as_it_asks(samples: Path | None, capsys: pytest.CaptureFixture[str]) -> None:
    if samples is None:
        with capsys.disabled():
            sys.stdout.write(
                "\nINGLENOOK_SAMPLES is not set: the age test kit was not read; our own cases below carry its checks."
            )
        return
    files = sorted((samples / "sealed-files/age-testkit").iterdir())
    assert len(files) > 70
    wrong = {
        path.name: found for path in files if (found := outcome(*kit_case(path))) != kit_case(path)[0]["expect"][0]
    }
    assert wrong == {}


def staged(act: object, *args: object, **named: object) -> str:
    with pytest.raises(AgeError) as failure:
        act(*args, **named)  # type: ignore[operator]
    return failure.value.stage


SIZES = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]


@pytest.mark.parametrize("identity", [HYBRID, CLASSIC])
@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_opens_again(identity: str, size: int) -> None:
    data = bytes(size)
    file = agefile.seal_to([agefile.recipient_of(identity)], data)
    assert agefile.open_with(identity, file) == data
    assert agefile.open_with(identity, armor.write(file)) == data


def test_another_implementation_opens_our_classic_files_and_we_open_its() -> None:
    ours = agefile.seal_to([classic.recipient_of(CLASSIC)], b"a day" * 30_000)
    assert pyrage.decrypt(ours, [pyrage.x25519.Identity.from_str(CLASSIC)]) == b"a day" * 30_000
    theirs = pyrage.encrypt(b"a night", [pyrage.x25519.Recipient.from_str(classic.recipient_of(CLASSIC))])
    assert agefile.open_with(CLASSIC, theirs) == b"a night"


def test_another_implementation_opens_our_passphrase_files() -> None:
    file = agefile.seal_with_words("seven quiet ferries", b"an identity")
    assert b" 17\n" in file[:80]
    assert pyrage.passphrase.decrypt(file, "seven quiet ferries") == b"an identity"


def test_stock_age_opens_our_exports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = shutil.which("age")
    if program is None:
        with capsys.disabled():
            sys.stdout.write(
                "\nThe age program is not installed here: stock age was not tried; pyrage was, in the test above."
            )
        return
    (tmp_path / "key.txt").write_text(CLASSIC + "\n")
    (tmp_path / "sealed.age").write_bytes(agefile.seal_to([classic.recipient_of(CLASSIC)], b"ten years"))
    command = [program, "-d", "-i", str(tmp_path / "key.txt"), str(tmp_path / "sealed.age")]
    assert subprocess.run(command, capture_output=True, check=True, timeout=30).stdout == b"ten years"


def test_hybrid_and_classic_recipients_are_never_mixed() -> None:
    both = [hybrid.recipient_of(HYBRID), classic.recipient_of(CLASSIC)]
    assert staged(agefile.seal_to, both, b"") == "key"
    assert staged(agefile.seal_to, [], b"") == "key"


def test_a_strict_reader_refuses_a_classic_stanza_beside_a_hybrid_one() -> None:
    key = bytes(16)
    stanzas = [hybrid.wrap(key, hybrid.recipient_of(HYBRID)), classic.wrap(key, classic.recipient_of(CLASSIC))]
    file = header.write(stanzas, key) + stream.seal(key, bytes(16), b"x")
    assert agefile.open_with(HYBRID, file) == b"x"
    assert staged(agefile.open_with, HYBRID, file, only_hybrid=True) == "header"


def test_eight_recipients_each_open_and_a_ninth_does_not() -> None:
    identities = [hybrid.new_identity() for _ in range(8)]
    file = agefile.seal_to([hybrid.recipient_of(identity) for identity in identities], b"for all")
    assert [agefile.open_with(identity, file, only_hybrid=True) for identity in identities] == [b"for all"] * 8
    assert staged(agefile.open_with, HYBRID, file) == "match"


@pytest.mark.parametrize("family", [hybrid, classic])
def test_a_stanza_of_wrong_shape_is_refused(family: object) -> None:
    identity = {hybrid: HYBRID, classic: CLASSIC}[family]
    good = family.wrap(bytes(16), agefile.recipient_of(identity))  # type: ignore[attr-defined]
    kind, share = good.args
    low = header.std64(header.unstd64(share.encode())[:-32] + bytes(32)).decode()
    wrong = [
        header.Stanza((kind,), good.body),
        header.Stanza((kind, share, "more"), good.body),
        header.Stanza((kind, share[:-4]), good.body),
        header.Stanza((kind, share + "AAAA"), good.body),
        header.Stanza((kind, share), good.body + b"\0"),
        header.Stanza((kind, low), good.body),
    ]
    for stanza in wrong:
        assert staged(family.unwrap, stanza, identity) == "header"  # type: ignore[attr-defined]


def test_a_damaged_share_or_body_is_a_stanza_for_someone_else() -> None:
    for family, identity in ((hybrid, HYBRID), (classic, CLASSIC)):
        good = family.wrap(bytes(16), agefile.recipient_of(identity))
        assert family.unwrap(header.Stanza(good.args, bytes(32)), identity) is None


def test_a_passphrase_file_has_no_company() -> None:
    key = bytes(16)
    words = passphrase.wrap(key, "words", bytes(16), 10)
    for others in ([words, words], [words, hybrid.wrap(key, hybrid.recipient_of(HYBRID))]):
        file = header.write(others, key) + stream.seal(key, bytes(16), b"x")
        assert staged(agefile.open_with_words, "words", file, least=1) == "header"
        assert staged(agefile.open_with, HYBRID, file) == "header"


@pytest.mark.parametrize("factor", ["16", "21", "017", "+17", "", "17x", "99", "9" * 30])
def test_a_work_factor_outside_the_floors_costs_nothing(factor: str) -> None:
    stanza = header.Stanza(("scrypt", header.std64(bytes(16)).decode(), factor), bytes(32))
    assert staged(passphrase.unwrap, stanza, "words") == "header"


def test_a_salt_of_another_length_is_refused() -> None:
    for length in (15, 17):
        stanza = header.Stanza(("scrypt", header.std64(bytes(length)).decode(), "17"), bytes(32))
        assert staged(passphrase.unwrap, stanza, "words") == "header"


def sealed(size: int = 3) -> bytes:
    return agefile.seal_to([classic.recipient_of(CLASSIC)], bytes(size))


def test_a_header_that_was_touched_is_refused() -> None:
    good = sealed()
    touched = [
        good.replace(b"/v1\n", b"/v2\n", 1),
        good.replace(b"/v1\n", b"/v1\r\n", 1),
        good.replace(b"--- ", b"---  ", 1),
        good.replace(b"-> X", b"->  X", 1),
        good.replace(b"-> X", b"-> x \xff X", 1),
        good.replace(b"\n--- ", b"=\n--- ", 1),
        good.replace(b"\n--- ", b"\n-> other\n\n--- ", 1),
        good[: good.index(b"--- ") + 9],
        good[: good.index(b"---")],
        b"",
    ]
    assert [staged(agefile.open_with, CLASSIC, file) for file in touched] == ["header"] * len(touched)


def test_a_base64_tail_with_left_over_bits_is_refused() -> None:
    for text in (b"AB", b"A", b"AA==", b"A-", b"AAB"):
        assert staged(header.unstd64, text) == "header"


def test_a_line_of_another_length_in_a_stanza_is_refused() -> None:
    for rows in ([b"A" * 65], [b"A" * 64], [b"A" * 63 + b"\r", b""]):
        file = header.VERSION + b"-> other\n" + b"\n".join(rows) + b"\n--- " + b"A" * 43 + b"\n"
        assert staged(header.read, file) == "header"


def test_a_payload_that_was_cut_moved_or_lengthened_is_refused() -> None:
    key, nonce, chunk = bytes(16), bytes(16), 65_552
    whole = stream.seal(key, nonce, bytes(150_000))
    one, two = whole[16 : 16 + chunk], whole[16 + chunk : 16 + 2 * chunk]
    rest = whole[16 + 2 * chunk :]
    wrong = [
        one,
        one + two,
        two + one + rest,
        one + rest,
        whole[16:] + rest,
        whole[16:] + b"\0",
        whole[16:-1],
        b"",
        b"\0" * 15,
    ]
    assert [staged(stream.open_, key, nonce + body) for body in wrong] == ["payload"] * len(wrong)
    assert staged(stream.open_, key, nonce[:15]) == "header"


def test_an_empty_last_chunk_is_refused_after_a_full_one() -> None:
    key, nonce = bytes(16), bytes(16)
    cipher = stream._cipher(key, nonce)
    places = [(0).to_bytes(11, "big") + b"\0", (1).to_bytes(11, "big") + b"\1"]
    body = cipher.encrypt(places[0], bytes(65_536), None) + cipher.encrypt(places[1], b"", None)
    assert staged(stream.open_, key, nonce + body) == "payload"


def test_armor_is_read_strictly() -> None:
    good = armor.write(sealed(100))
    lines = good.strip().split(b"\n")
    assert armor.read(b" \r\n" + good.replace(b"\n", b"\r\n") + b"\t\n") == armor.read(good)
    wrong = [
        b"\n".join([lines[0], *lines[2:]][::-1]),
        b"\n".join(lines[:-1]),
        b"\n".join([lines[0], lines[-1]]),
        good.replace(b"BEGIN AGE", b"begin age"),
        b"hello\n" + good,
        good.replace(lines[1], lines[1][:40] + b"\n" + lines[1][40:]),
        good.replace(lines[1] + b"\n", lines[1]),
        good.replace(lines[1], b"!" + lines[1][1:]),
        good.replace(lines[1], lines[1] + b" "),
        good.replace(lines[-1], b"\n" + lines[-1]),
        good.replace(lines[-2], lines[-2].rstrip(b"=") + b"*"),
    ]
    assert [staged(armor.read, text) for text in wrong] == ["armor"] * len(wrong)


def test_keys_are_read_with_their_check_letters() -> None:
    assert bech32.decode(HYBRID) == ("age-secret-key-pq-", SEED)
    assert len(HYBRID) == 77
    assert len(CLASSIC) == 74
    for place in range(20, 77):
        other = "Q" if HYBRID[place] != "Q" else "P"
        assert staged(bech32.decode, HYBRID[:place] + other + HYBRID[place + 1 :]) == "key"


@pytest.mark.parametrize("text", ["", "1", "age1", "nokey", "age1b0000000", "Age1qqqqqqqq", "age1qqqqqqqé"])
def test_what_is_no_key_is_refused(text: str) -> None:
    assert staged(bech32.decode, text) == "key"


def test_bech32_writes_the_examples_of_its_standard() -> None:
    assert bech32.encode("a", b"") == "a12uel5l"
    assert bech32.decode("A12UEL5L") == ("a", b"")
    prefix, data = bech32.decode("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw")
    assert (prefix, bech32.encode(prefix, data)) == ("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw")
