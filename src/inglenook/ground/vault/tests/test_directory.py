"""The house's chain of keys."""

from typing import Any

from inglenook.ground.vault.tests.device import Device, b64, sha, some, unb64


def chain(links: list[str]) -> str:
    head = sha(b"inglenook-1|directory")
    for n, link in enumerate(links, 1):
        head = sha(f"inglenook-1|listed|{n}|{b64(head)}|{link}".encode())
    return b64(head)


def replacing(device: Device, before: str) -> dict[str, str]:
    return device.statement(replaces=b64(sha(before.encode())))


def newest(reader: Device, of: Device) -> dict[str, Any]:
    return reader.get(f"directory/{of.member.public_id}/").json()["statements"][-1]


def test_every_member_can_follow_the_whole_chain(amara: Device, ben: Device, chidi: Device) -> None:
    page = chidi.get("directory/", since=0).json()
    assert (page["seq"], page["more"], len(page["links"])) == (2, False, 2)
    assert page["head"] == chain(page["links"])
    assert chidi.get("directory/", since=1).json()["links"] == page["links"][1:]


def test_a_link_is_the_hash_of_statement_and_signature(amara: Device, ben: Device) -> None:
    said = newest(ben, amara)
    links = ben.get("directory/").json()["links"]
    assert links[said["seq"] - 1] == b64(sha(said["statement"].encode() + unb64(said["signature"])))


def test_a_new_statement_replaces_the_newest(amara: Device, ben: Device) -> None:
    first = newest(ben, amara)["statement"]
    answer = amara.post("directory/", replacing(amara, first))
    assert (answer.status_code, answer.json()["seq"]) == (201, 3)
    page = ben.get("directory/").json()
    assert answer.json()["head"] == page["head"] == chain(page["links"])
    said = ben.get(f"directory/{amara.member.public_id}/").json()["statements"]
    assert [one["seq"] for one in said] == [1, 3]


def test_a_statement_sent_again_is_listed_once(amara: Device) -> None:
    sent = replacing(amara, newest(amara, amara)["statement"])
    answers = [amara.post("directory/", sent).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert amara.get("directory/").json()["seq"] == 2


def test_a_statement_that_does_not_replace_the_newest_is_refused(amara: Device) -> None:
    assert amara.post("directory/", amara.statement()).status_code == 422
    assert amara.post("directory/", replacing(amara, "another")).status_code == 422


def test_nobody_speaks_for_somebody_else(amara: Device, ben: Device) -> None:
    before = newest(ben, amara)["statement"]
    theirs = replacing(amara, before)
    assert ben.post("directory/", theirs).status_code == 422
    assert newest(ben, amara)["statement"] == before


def test_a_member_without_a_vault_has_no_statements_and_makes_none(amara: Device, chidi: Device) -> None:
    assert amara.get(f"directory/{chidi.member.public_id}/").json() == {"statements": []}
    assert chidi.post("directory/", chidi.statement()).status_code == 404


def test_somebody_who_is_not_a_member_is_unknown(amara: Device) -> None:
    assert amara.get(f"directory/{some(12)}/").status_code == 404


def test_statements_are_refused_when_they_come_too_often(amara: Device) -> None:
    codes = [amara.post("directory/", amara.statement()).status_code for _ in range(31)]
    assert (codes[29], codes[30]) == (422, 429)


def test_a_statement_is_strictly_read(amara: Device) -> None:
    said = amara.statement()
    odd = [
        {**said, "statement": "{}"},
        {**said, "statement": said["statement"].replace('"member"', '"member":"x","member"')},
        {**said, "statement": said["statement"][:-1] + ',"more":1}'},
        {**said, "statement": "[" * 5000},
        {**said, "statement": "\ud800"},
        {**said, "signature": some(63)},
        {**amara.statement(inbox="age1x")},
        {**amara.statement(made_at=7)},
    ]
    assert {amara.post("directory/", one).status_code for one in odd} == {400}
