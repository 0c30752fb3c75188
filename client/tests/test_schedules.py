"""A slice of the random schedules; `./inglenook bench sync` plays ten thousand."""

from __future__ import annotations

import pytest
import schedules


@pytest.mark.parametrize("start", range(0, 200, 25))
def test_nothing_is_lost_or_doubled(start: int) -> None:
    happened = sum((schedules.run(seed, 15) for seed in range(start, start + 25)), schedules.Counter())
    assert all(happened[fault] for fault in (*schedules.FAULTS, "crash"))


def test_a_schedule_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check itself is tried: a client that merges by taking its own version loses lines and is caught."""
    monkeypatch.setattr("inglenook_client.writing.merge", lambda base, ours, theirs: ours)
    with pytest.raises(AssertionError, match="lost"):
        schedules.main(20)
