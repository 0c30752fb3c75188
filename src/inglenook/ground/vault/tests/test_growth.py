"""Queries do not grow with what is pushed or pulled."""

from typing import Any

from inglenook.ground.vault.tests.device import Device, a_record


def queries_of(act: Any, capture: Any) -> int:
    with capture() as seen:
        answer = act()
    assert answer.status_code in (200, 201)
    return len(seen)


def test_a_push_of_500_boxes_takes_as_many_queries_as_one(amara: Device, django_assert_max_num_queries: Any) -> None:
    amara.push(a_record())

    def capture() -> Any:
        return django_assert_max_num_queries(14)

    one = queries_of(lambda: amara.push(a_record()), capture)
    many = queries_of(lambda: amara.push(*(a_record() for _ in range(500))), capture)
    assert one == many


def test_a_page_of_500_boxes_takes_as_many_queries_as_one(amara: Device, django_assert_max_num_queries: Any) -> None:
    amara.push(a_record())

    def capture() -> Any:
        return django_assert_max_num_queries(7)

    one = queries_of(lambda: amara.get("log/"), capture)
    amara.push(*(a_record() for _ in range(500)))
    assert queries_of(lambda: amara.get("log/"), capture) == one
    amara.push(*(a_record() for _ in range(500)))
    assert queries_of(lambda: amara.get("log/", limit=1000), capture) == one


def test_the_state_takes_the_same_queries_however_large_the_vault(
    amara: Device, django_assert_max_num_queries: Any
) -> None:
    def capture() -> Any:
        return django_assert_max_num_queries(6)

    small = queries_of(lambda: amara.get("state/"), capture)
    amara.push(*(a_record() for _ in range(200)))
    assert queries_of(lambda: amara.get("state/"), capture) == small
