"""Ben, Chidi and Dana: a long practice, a first week, and a host with a room of her own."""

from demo.pages import Page, Season

BEN_JOURNALS = {"Practice": "lake", "Mentoring": "moss"}
BEN_SEASONS = (
    Season(since=200, until=60, energy=5.1, body=4.2, closeness=3.7, answered=0.25),
    Season(since=59, until=0, energy=5.0, body=4.0, closeness=3.9, answered=0.3),
)
BEN_PAGES = (
    Page(
        1,
        "07:30",
        "Before Wednesday",
        "She is carrying more than she says. Ask about evenings first, cases second.",
        ("mentoring",),
        "Mentoring",
    ),
    Page(
        16,
        "20:15",
        "Nineteen years, and still",
        "Still surprised by the second session more than by the first. The first is a stranger's courage. The second is a decision.",
        (),
        "Practice",
    ),
    Page(
        43,
        "19:00",
        "What I no longer do",
        "- I no longer explain the silence.\n- I no longer take the last appointment on Fridays.\n- I no longer believe that a full diary is a compliment.",
        ("limits",),
        "Practice",
        starred=True,
    ),
    Page(
        97,
        "18:00",
        "A question from a beginner",
        "“How do you know when to stop?” I said: when I notice that I am working harder than the room. It was a better question than answer.",
        ("mentoring",),
        "Mentoring",
    ),
    Page(
        365,
        "18:45",
        "A year with the group",
        "Eight people, eleven evenings, one quarrel, one repair. The quarrel was the turning point.",
        ("peers",),
        "Practice",
    ),
    Page(
        730,
        "21:30",
        "After the funeral",
        "Went back to work too early, again. The work did not need me. I needed it. Write that larger.",
        ("self",),
        "Practice",
    ),
    Page(
        1461,
        "20:00",
        "Fifteen years",
        "If I could tell the first-year one thing: nobody will thank you for the lunch you did not eat.",
        ("limits",),
        "Practice",
        starred=True,
    ),
)

CHIDI_JOURNALS: dict[str, str] = {}
CHIDI_SEASONS = (Season(since=3, until=0, energy=4.5, body=4.5, closeness=4.0, answered=0.9),)
CHIDI_PAGES = (
    Page(2, "21:10", "", "First line. Nobody else can read this, they say. It feels strange, and rather good.", (), ""),
)

DANA_JOURNALS: dict[str, str] = {}
DANA_SEASONS = (Season(since=40, until=0, energy=4.2, body=4.6, closeness=3.3, answered=0.3),)
DANA_PAGES = (
    Page(
        4,
        "18:30",
        "Two hats",
        "Host and employer. I would like to know how they all are. It is right that I cannot look. So ask, in person, and be ready for the answer.",
        ("leading",),
        "",
    ),
    Page(
        20,
        "17:00",
        "The rota",
        "Three people asked for fewer evenings in one week. That is not three people, that is the rota.",
        ("leading",),
        "",
    ),
)
