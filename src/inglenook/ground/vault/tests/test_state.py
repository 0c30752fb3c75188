"""What a device asks first."""

from inglenook.ground.vault.tests.device import Device, a_record, b64, sha


def test_a_member_without_a_vault_is_told_so(chidi: Device) -> None:
    nothing = b64(sha(b"inglenook-1|directory"))
    assert chidi.get("state/").json() == {
        "member": chidi.member.public_id, "vault": None, "seq": 0, "head": None, "keyring": None, "locks": [],
        "farewell": None, "parcels": 0, "directory": {"seq": 0, "head": nothing},
    }  # fmt: skip


def test_the_state_is_what_was_founded(chidi: Device) -> None:
    sent = chidi.founding()
    chidi.post("", sent)
    state = chidi.get("state/").json()
    assert state["keyring"] == sent["keyring"]
    assert state["locks"] == sent["locks"]
    assert (state["vault"], state["seq"], state["farewell"]) == (chidi.vault, 1, None)


def test_the_state_moves_with_a_push(amara: Device) -> None:
    amara.push(a_record())
    state = amara.get("state/").json()
    assert (state["seq"], state["head"]) == (2, b64(amara.head))


def test_no_answer_is_kept_by_anyone(amara: Device) -> None:
    for answer in (amara.get("state/"), amara.get("log/"), amara.get("log/", since="x"), amara.client.get("/vault/")):
        assert answer["Cache-Control"] == "no-store"
