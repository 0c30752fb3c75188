"""The clock: each chore once a turn, whoever looks."""

import datetime

import pytest

from inglenook.ground.notices.chores import CHORES, chore, tick
from inglenook.ground.notices.models import Schedule

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 23, 12, 7, 30, tzinfo=datetime.UTC)


@pytest.fixture
def turns(monkeypatch):
    """An empty clock with one chore on it, every ten minutes; returns the list of its turns."""
    done: list[str] = []
    monkeypatch.setattr("inglenook.ground.notices.chores.CHORES", {})
    chore("test.sweep", every=datetime.timedelta(minutes=10))(lambda: done.append("swept"))
    return done


def test_a_chore_is_done_once_a_turn(turns):
    assert tick(NOON) == ["test.sweep"]
    assert tick(NOON + datetime.timedelta(minutes=2)) == []
    assert turns == ["swept"]


def test_it_is_done_again_at_its_next_turn(turns):
    tick(NOON)
    tick(NOON + datetime.timedelta(minutes=10))
    assert turns == ["swept", "swept"]


def test_a_worker_that_comes_second_does_nothing(turns):
    Schedule.objects.create(name="test.sweep", due_at=NOON.replace(minute=0, second=0))
    assert tick(NOON) == []
    assert turns == []


def test_a_broken_chore_does_not_stop_the_others(turns, caplog):
    def broken():
        raise RuntimeError("ill")

    chore("test.broken", every=datetime.timedelta(minutes=1))(broken)
    assert tick(NOON) == ["test.sweep"]
    assert "test.broken" in caplog.text
    assert Schedule.objects.get(name="test.broken").ended_at is None


def test_old_turns_are_forgotten():
    Schedule.objects.create(name="people.old", due_at=NOON - datetime.timedelta(days=400))
    CHORES["notices.tidy"].act()
    assert not Schedule.objects.filter(name="people.old").exists()


def test_the_worker_ends_after_one_look_when_asked(tend):
    tend()
    assert Schedule.objects.filter(name="notices.tidy").count() == 1
