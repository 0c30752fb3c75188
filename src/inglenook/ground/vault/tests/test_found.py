"""A vault begins whole or not at all."""

import pytest

from inglenook.ground.vault.models import Entry, Keyring, Link, Lock, Statement, Vault
from inglenook.ground.vault.tests.device import Device, b64, lock, sha, some


def test_a_vault_begins_with_one_entry(chidi: Device) -> None:
    answer = chidi.found()
    assert answer.status_code == 201
    assert answer.json() == {"seq": 1, "head": b64(chidi.head)}
    assert [Vault.objects.count(), Entry.objects.count(), Keyring.objects.count(), Lock.objects.count()] == [1] * 4


def test_the_statement_is_listed_with_the_vault(chidi: Device) -> None:
    chidi.found()
    directory = chidi.get("directory/", since=0).json()
    assert directory["seq"] == 1
    assert len(directory["links"]) == 1


def test_a_second_vault_is_refused(amara: Device) -> None:
    answer = amara.post("", Device(amara.member).founding())
    assert answer.status_code == 409
    assert answer.json()["error"] == "exists"
    assert Vault.objects.count() == 1


def test_a_vault_id_of_somebody_else_is_refused_and_nothing_stays(amara: Device, chidi: Device) -> None:
    chidi.vault = amara.vault
    assert chidi.found().json()["error"] == "exists"
    assert [Vault.objects.count(), Link.objects.count(), Lock.objects.count()] == [1, 1, 1]


def test_an_answer_that_got_lost_is_found_in_the_state(chidi: Device) -> None:
    sent = chidi.founding()
    chidi.post("", sent)
    assert chidi.post("", sent).status_code == 409
    chidi.follow([sent["entry"]])
    state = chidi.get("state/").json()
    assert (state["vault"], state["head"]) == (chidi.vault, b64(chidi.head))


@pytest.mark.parametrize("method", ["paper", "passphrase", "passkey"])
def test_each_kind_of_lock_comes_back_as_it_was(chidi: Device, method: str) -> None:
    wrapped = {
        "paper": {},
        "passphrase": {"file": some(300)},
        "passkey": {"credential": some(32), "box": some(105)},
    }
    chidi.locks = [lock(method, **wrapped[method])]
    assert chidi.found().status_code == 201
    assert chidi.get("state/").json()["locks"] == chidi.locks


def test_a_keyring_without_a_mac_for_each_lock_is_refused(chidi: Device) -> None:
    ring = chidi.keyring([])
    entry = chidi.entry("keyring", 1, b"")
    assert chidi.found(keyring=ring, entry=entry).status_code == 422
    assert chidi.found(locks=[*chidi.locks, lock()]).status_code == 422
    assert not Vault.objects.exists()


def test_an_entry_that_names_another_keyring_is_refused(chidi: Device) -> None:
    assert chidi.found(entry=chidi.entry("keyring", 1, b"another")).status_code == 422
    assert chidi.found(entry=[2, *chidi.founding()["entry"][1:]]).status_code == 422


def test_a_statement_of_somebody_else_is_refused_and_no_vault_stays(chidi: Device, amara: Device) -> None:
    theirs = chidi.statement(member=amara.member.public_id)
    assert chidi.found(**theirs).status_code == 422
    assert chidi.found(**chidi.statement(vault=amara.vault)).status_code == 422
    assert chidi.found(**chidi.statement(replaces=b64(sha(b"before")))).status_code == 422
    assert Vault.objects.count() == Statement.objects.count() == 1


def test_a_classic_recipient_is_refused(chidi: Device) -> None:
    chidi.locks[0]["recipient"] = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    assert chidi.found().status_code == 400
