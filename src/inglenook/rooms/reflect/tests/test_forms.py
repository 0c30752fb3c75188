"""What the check-in, a journal and a mute ask, as declared in Python."""

from inglenook.rooms.reflect.forms import CheckInForm, JournalForm, MuteForm


def test_a_check_in_is_three_touches_of_seven_with_words_at_both_ends() -> None:
    form = CheckInForm()
    assert [bound.name for bound in form.scales] == ["energy", "body", "closeness"]
    for bound in form.scales:
        assert [number for number, _ in bound.field.choices] == [1, 2, 3, 4, 5, 6, 7]  # type: ignore[attr-defined]
        assert bound.field.widget.low  # type: ignore[attr-defined]
        assert bound.field.widget.high  # type: ignore[attr-defined]


def test_both_ends_of_closeness_are_unwell() -> None:
    widget = CheckInForm().fields["closeness"].widget
    assert str(widget.low) == "Far away, going through the motions"  # type: ignore[attr-defined]
    assert str(widget.high) == "Too close, carrying it home"  # type: ignore[attr-defined]


def test_a_moment_and_a_line_are_never_asked_for() -> None:
    form = CheckInForm()
    assert not form.fields["moment"].required
    assert not form.fields["note"].required


def test_every_box_is_marked_for_the_seal_and_unknown_to_the_browser() -> None:
    for form in (CheckInForm(), JournalForm(), MuteForm()):
        for field in form.fields.values():
            assert field.widget.attrs["autocomplete"] == "off"
            assert field.widget.attrs["data-of"]


def test_a_mute_can_be_one_day_or_a_stretch_in_every_year_or_one() -> None:
    form = MuteForm()
    assert list(form.fields) == ["since", "until", "every_year"]
    assert form.fields["since"].required
    assert not form.fields["until"].required
