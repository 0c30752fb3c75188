"""Body text at 7:1, all other words at 4.5:1, edges and signs at 3:1, on light and on dark paper."""

import pytest

from inglenook.site.tests.colours import contrast, linear, palette

PALETTE = palette()
GROUNDS = ("paper", "sheet", "well")
WASHES = ("moss", "clay", "lake", "dusk")
BODY = [("ink", ground) for ground in (*GROUNDS, *(f"{wash}-wash" for wash in WASHES))]
SOFT = [("ink-soft", ground) for ground in GROUNDS]
WORDS = [
    *((colour, f"{colour}-wash") for colour in WASHES),
    *((colour, ground) for colour in WASHES for ground in GROUNDS),
    *(("ink-soft", f"{wash}-wash") for wash in WASHES),
    *(("on-fill", fill) for fill in ("moss", "moss-deep")),
    ("paper", "ink"),
]
EDGES = [
    *(("line-strong", ground) for ground in GROUNDS),
    *(("lake", ground) for ground in (*GROUNDS, *(f"{wash}-wash" for wash in WASHES))),
]


def ratio(scheme, pair):
    return contrast(PALETTE[scheme][pair[0]], PALETTE[scheme][pair[1]])


def test_the_sums_agree_with_known_colours():
    white, black = linear(1, 0, 0), linear(0, 0, 0)
    assert contrast(white, black) == pytest.approx(21)
    red = linear(0.62796, 0.25768, 29.234)
    assert red == pytest.approx((1, 0, 0), abs=0.001)
    assert contrast(white, red) == pytest.approx(3.998, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", [*BODY, *SOFT], ids="-on-".join)
def test_body_text_keeps_seven_to_one(scheme, pair):
    assert ratio(scheme, pair) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", WORDS, ids="-on-".join)
def test_every_word_keeps_four_and_a_half_to_one(scheme, pair):
    assert ratio(scheme, pair) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", EDGES, ids="-on-".join)
def test_edges_of_boxes_and_the_focus_keep_three_to_one(scheme, pair):
    assert ratio(scheme, pair) >= 3
