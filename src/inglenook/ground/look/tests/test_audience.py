"""The audience line says what the view declared, and cannot say more than the page keeps."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.look.icons import ICONS


def line(tag="{% audience %}", *, audience=None, sealed=None, **context):
    def view(request):
        return None

    if audience:
        view = readable_by(audience, sealed=sealed)(view)
    request = SimpleNamespace(resolver_match=SimpleNamespace(func=view))
    return Template("{% load look %}" + tag).render(Context({"request": request, **context}))


@pytest.mark.parametrize("audience", Audience)
def test_the_line_says_what_the_view_declares(audience):
    shown = line(audience=audience)
    assert str(audience.words) in shown
    assert f'class="audience {audience.css_class}"' in shown


@pytest.mark.parametrize("audience", Audience)
def test_every_audience_has_its_own_words_and_a_picture(audience):
    others = [str(other.words) for other in Audience if other is not audience]
    assert str(audience.words) not in others
    assert audience.icon in ICONS


def test_a_view_that_says_nothing_has_no_line():
    with pytest.raises(TemplateSyntaxError, match="readable_by"):
        line()


@pytest.mark.parametrize("audience", [Audience.ONLY_YOU, Audience.PAIR, Audience.CIRCLE])
def test_what_only_some_may_read_is_sealed(audience):
    view = readable_by(audience)(lambda request: None)
    assert view.sealed is True


@pytest.mark.parametrize("audience", [Audience.HOST, Audience.MEMBERS, Audience.EVERYONE])
def test_what_the_house_may_read_is_an_ordinary_page(audience):
    view = readable_by(audience)(lambda request: None)
    assert view.sealed is False


def test_a_page_that_is_not_sealed_cannot_say_only_you():
    with pytest.raises(TemplateSyntaxError, match="not sealed"):
        line('{% audience "only_you" %}', audience=Audience.HOST)
    with pytest.raises(TemplateSyntaxError, match="not sealed"):
        line(audience=Audience.ONLY_YOU, sealed=False)


def test_a_part_of_a_sealed_page_may_be_read_by_more():
    assert str(Audience.PAIR.words) in line('{% audience "pair" %}', audience=Audience.ONLY_YOU)
    assert str(Audience.HOST.words) in line('{% audience "host" %}', audience=Audience.ONLY_YOU)


def test_an_example_may_show_any_line():
    assert "only-you" in line('{% audience "only_you" example=True %}', audience=Audience.EVERYONE)


def test_a_part_may_say_it_more_exactly_and_text_is_escaped():
    shown = line('{% audience "pair" words=who %}', audience=Audience.PAIR, who="You & <b>Ben</b>")
    assert "You &amp; &lt;b&gt;Ben&lt;/b&gt;" in shown


def test_an_unknown_audience_is_refused():
    with pytest.raises(ValueError, match="nobody"):
        line('{% audience "nobody" %}', audience=Audience.EVERYONE)
