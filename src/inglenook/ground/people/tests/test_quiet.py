"""The log of the house never holds a link that lets somebody in."""

import logging

import pytest
from django.conf import settings

from inglenook.ground.people.quiet import NoLinks

TOKEN = "JXRJR2CL73nFpzHFPhh3OnvR_J3nwkgShoX329K5LME"


def line(msg, *args):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, msg, args, None)
    NoLinks().filter(record)
    return record.getMessage()


@pytest.mark.parametrize("place", [f"/invitation/{TOKEN}/", f"/sign-in/lost/1-{TOKEN}/", f"/sign-in/lost/1/{TOKEN}/"])
def test_a_secret_in_an_address_is_cut(place):
    assert TOKEN not in line("Forbidden: %s", place)
    assert TOKEN not in line(f"Gone: {place}")


def test_other_addresses_stay_as_they_are():
    assert line("Not Found: %s", "/account/sign-in/") == "Not Found: /account/sign-in/"
    assert line("Not Found: %s", "/sign-in/lost/sent/") == "Not Found: /sign-in/lost/sent/"


def test_the_house_uses_it_for_everything_it_logs():
    assert "no_links" in settings.LOGGING["handlers"]["console"]["filters"]


def test_the_passkey_library_does_not_log_which_passkey_was_used():
    assert settings.LOGGING["loggers"]["fido2"]["level"] == "WARNING"
