"""Amara's room: a third year, a heavy autumn, and what she noticed."""

from demo.pages import Page, Season

JOURNALS = {"Work": "moss", "After hours": "dusk", "Learning": "lake"}

SEASONS = (
    Season(since=150, until=95, energy=4.9, body=4.7, closeness=4.1),
    Season(since=94, until=80, energy=5.8, body=5.9, closeness=3.8, answered=0.2),
    Season(since=79, until=35, energy=4.6, body=4.4, closeness=4.3),
    Season(since=34, until=0, energy=3.6, body=3.7, closeness=5.3),
)

PAGES = (
    Page(
        0,
        "08:10",
        "Before the first session",
        "Slept six hours. The list for today is four people and one report. I would like to arrive at each door "
        "instead of falling through it.\n\nOne thing: **breathe out** before I open.",
        ("arriving",),
    ),
    Page(
        1,
        "18:40",
        "The pull to rescue",
        "Late message again, and again I answered within minutes. I noticed my thumb moving before I had decided anything.\n\n"
        "What I told myself: it is kinder. What was also true: I did not want to sit with the worry overnight.\n\n"
        "> If I answer at night, I teach that nights are for this.\n\nTake to supervision on Wednesday.",
        ("boundaries", "supervision"),
        starred=True,
    ),
    Page(
        3,
        "21:05",
        "Sunday",
        "Walked along the river until the light went. Nobody needed anything. Took me an hour to stop listening for the phone.",
        ("rest",),
        "After hours",
    ),
    Page(
        5,
        "17:20",
        "Two silences",
        "The same silence twice today, and two different ones. In the first I was waiting. In the second I was hiding.\n\n"
        "- the first: shoulders down, curious\n- the second: rehearsing my next sentence\n\nI want to be able to tell them apart sooner.",
        ("presence",),
    ),
    Page(
        8,
        "19:15",
        "Envy, of all things",
        "Somebody I work with is getting better faster than I did, at the thing I found hardest. I felt it as tiredness first. Writing it down: it was envy. "
        "It went when it had its name.",
        ("countertransference",),
    ),
    Page(9, "12:50", "Sandwich at the desk, third day", "Not a plan, just a fact to look at in a month.", ("limits",)),
    Page(
        12,
        "20:30",
        "What the group said",
        "They asked what I would say to a friend who works like this. I knew at once. I did not like how easily I knew it.",
        ("peers",),
    ),
    Page(
        14,
        "18:05",
        "An ending",
        "A good one. We both knew it was time, and nobody made it smaller than it was. She said she had stopped counting the weeks. "
        "I kept that sentence.\n\nRead this again when it feels as if nothing moves.",
        ("endings", "meaning"),
        starred=True,
    ),
    Page(
        17,
        "22:40",
        "Cannot sleep",
        "The picture from the afternoon comes back. Feet on the floor. Five things I can see: lamp, book, cup, window, my own hand. "
        "It is a picture of somebody else's life. I may put it down until Thursday.",
        ("carrying",),
        "After hours",
    ),
    Page(
        19,
        "17:45",
        "No, said kindly",
        "Said no to the extra assessment. The sky stayed up. My manager said “of course”.\n\nThe sentence that worked: *I can do it well in January, or badly now.*",
        ("limits", "saying no"),
        starred=True,
    ),
    Page(
        22,
        "13:10",
        "Notes from the trauma module",
        "## What I want to keep\n\n1. Slow is not the same as careful.\n2. Ask what it costs to tell.\n3. The body often finishes the sentence.\n\n"
        "| before | instead |\n| --- | --- |\n| Tell me what happened | Where would you like to begin |\n| How did that feel | What do you notice now |",
        ("trauma",),
        "Learning",
    ),
    Page(
        26,
        "19:50",
        "Five high-intensity, not four",
        "I counted. I had been saying four for weeks. Interesting that my head rounds down.",
        ("limits",),
    ),
    Page(
        31,
        "18:20",
        "A misstep, and the repair",
        "I was late with a thought and early with a word; he went quiet. Named it: “I think I moved too fast.” A long look, then: “Yes.” "
        "After that the hour was different. The repair was worth more than the hour without the slip would have been.",
        ("repair",),
    ),
    Page(
        37,
        "20:10",
        "What I bring from home",
        "Anniversary week. My patience has a floor and I can feel it from here. Tell Ben before he asks.",
        ("self",),
        "After hours",
    ),
    Page(
        44,
        "17:30",
        "Somebody laughed today",
        "In the middle of it, a real laugh, both of us. Wrote nothing about it in the notes because there is no box for it. So here.",
        ("meaning",),
    ),
    Page(
        52,
        "18:45",
        "Whose hurry is it",
        "Ask this when I plan the next step: whose hurry is it?\n\nToday it was mine.",
        ("presence",),
    ),
    Page(
        60,
        "21:20",
        "First week back",
        "The leave held until Thursday afternoon. That is longer than last time.",
        ("rest",),
        "After hours",
    ),
    Page(
        75,
        "19:00",
        "My limits, set on a good day",
        "- [x] 24 client hours a week\n- [x] four evenings free\n- [ ] five high-intensity cases, no more\n- [ ] lunch away from the desk on three days\n\n"
        "I wrote this rested. When I argue with it tired, the rested one is right.",
        ("limits",),
        starred=True,
    ),
    Page(
        88,
        "10:15",
        "The lake",
        "Cold, and then not. Did not think of work until I wrote this sentence.",
        ("rest",),
        "After hours",
    ),
    Page(
        103,
        "18:10",
        "What I do not know about his world",
        "He explained the word twice and I nodded once too often. Look it up, then ask him what the book got wrong.",
        ("culture", "learning"),
        "Learning",
    ),
    Page(
        118,
        "17:55",
        "Parallel process",
        "In supervision I could not finish a sentence. That is how he sits with me. Ben only raised an eyebrow.",
        ("supervision",),
    ),
    Page(
        140,
        "20:00",
        "Starting this",
        "Somebody in the group writes three lines a day. I can do three lines.\n\nThree lines: the first hour was heavy. The second was not. I am still here.",
        ("starting",),
    ),
    Page(
        365,
        "18:30",
        "End of the first year here",
        "Thirty-one people. I remember all the first sentences. I do not remember all the last ones; some left without.\n\n"
        "For next year: make the last sentence possible.",
        ("meaning",),
        starred=True,
    ),
    Page(365, "22:00", "And also", "Danced in the kitchen.", (), "After hours"),
    Page(
        731,
        "19:00",
        "First day",
        "New badge, wrong spelling. A room with a window. A plant that needs nothing, they say. We shall see which of us needs more.",
        ("starting",),
    ),
    Page(
        2,
        "09:00",
        "To me, in spring",
        "You wrote this in a tired November. Check three things: are lunches a thing again? Is Wednesday still supervision, whatever happens? Did you go to the lake?\n\n"
        "If not: it is not a failing. Open the list of limits and read it as if it were a friend's.",
        ("letter",),
        "After hours",
        opens_in=150,
    ),
    Page(
        120,
        "21:00",
        "To me, at the end of November",
        "It will be dark at five and you will think it is you. It is partly the dark. Call somebody you like before you decide anything.",
        ("letter",),
        "After hours",
        opens_in=0,
    ),
)
