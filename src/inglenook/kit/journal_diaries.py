"""Programs made for keeping a journal, field by field."""

from inglenook.kit.journal_fields import (
    AT_END,
    BESIDE,
    CHECKED,
    DEVICE,
    EDITED,
    INSIDE,
    JOURNAL,
    MOOD,
    MUSIC,
    NAME,
    PLACE,
    STAR,
    TAGS,
    TEXT,
    TITLE,
    WEATHER,
    WHEN,
    Program,
    fields,
)
from inglenook.kit.journal_fields import gettext_noop as _

DAYONE = Program(
    "dayone",
    "Day One",
    _("File, Export, JSON. Bring the zip as it is."),
    _("exports of 2017 to 2024 and a test export of a public importer; the format has no public description"),
    CHECKED,
    fields(
        ("uuid", "brought", NAME),
        ("creationDate", "brought", WHEN),
        ("modifiedDate", "brought", EDITED),
        ("timeZone", "brought", _("zone of the entry")),
        ("tags", "brought", TAGS),
        ("starred", "brought", STAR),
        ("isPinned|isAllDay", "brought", _("among the details")),
        ("photos|audios|videos|pdfAttachments", "brought", BESIDE),
        ("text", "changed", _("title (a heading in the first line) and text; needless backslashes are taken away")),
        ("location", "changed", PLACE),
        ("weather", "changed", WEATHER),
        ("music", "changed", MUSIC),
        ("userActivity", "changed", _("activity and steps, among the details")),
        ("richText", "lost", _("lost where there is plain text, which says the same; else it becomes the text")),
        (
            "creationDevice|creationDeviceType|creationDeviceModel|creationOSName|creationOSVersion",
            "lost",
            DEVICE,
        ),
        ("editingTime|duration|templateID|sourceString", "lost", INSIDE),
    ),
)

DAYONE_CLASSIC = Program(
    "dayone-classic",
    "Day One Classic",
    _("Bring the folder Journal.dayone, or a zip of it."),
    _("entries of 2013 among the tests of jrnl, and a public description of the keys"),
    CHECKED,
    fields(
        ("UUID", "brought", _("the same name as in Day One, so that bringing both adds nothing twice")),
        ("Creation Date", "brought", WHEN),
        ("Time Zone", "brought", _("zone of the entry")),
        ("Tags", "brought", TAGS),
        ("Starred", "brought", STAR),
        ("Entry Text", "brought", _("title (a heading in the first line) and text")),
        ("Step Count|Activity", "brought", _("among the details")),
        ("Location", "changed", PLACE),
        ("Weather", "changed", WEATHER),
        ("Music", "changed", MUSIC),
        ("Creator", "lost", DEVICE),
        ("Publish URL|Ignore Step Count", "lost", INSIDE),
    ),
)

JRNL = Program(
    "jrnl",
    "jrnl",
    _("Bring the text file or the folder of days. Decrypt it first: jrnl --decrypt."),
    _("the source of jrnl 4 (how it reads headings, titles, stars and tags) and its test journals"),
    CHECKED,
    fields(
        ("date", "brought", _("date of the entry; where day and month are unclear, you are asked")),
        ("title", "brought", _("title: the first line, or the first sentence where there is one line")),
        ("body", "brought", TEXT),
        ("starred", "brought", STAR),
        ("tags", "brought", _("tags; the words with @ also stay in the text")),
    ),
)

JRNL_JSON = Program(
    "jrnl-json",
    "jrnl (JSON)",
    _("jrnl --format json, saved as a file."),
    _("exports made with jrnl 4.6"),
    CHECKED,
    fields(
        ("date|time", "brought", WHEN),
        ("title", "brought", TITLE),
        ("body", "brought", TEXT),
        ("starred", "brought", STAR),
        ("tags", "brought", TAGS),
        ("uuid", "brought", NAME),
        ("creator|location|weather", "lost", _("lost: written only by journals that came from Day One; bring those")),
    ),
)

JOURNEY = Program(
    "journey",
    "Journey",
    _("Settings, Export, ZIP. Bring the zip as it is."),
    _("an entry among the tests of a public converter, and readers of several others"),
    CHECKED,
    fields(
        ("id", "brought", NAME),
        ("date_journal", "brought", WHEN),
        ("date_modified", "brought", EDITED),
        ("timezone", "brought", _("zone of the entry")),
        ("photos|audios|videos", "brought", _("attachments of the entry")),
        ("folder", "brought", JOURNAL),
        ("favourite", "brought", STAR),
        ("tags", "brought", TAGS),
        ("mood", "brought", _("mood in words (1 awful to 5 great), among the details")),
        ("text", "changed", _("title and text; HTML becomes Markdown, colours and sizes are left out")),
        ("weather", "changed", WEATHER),
        ("address|label|lat|lon", "changed", PLACE),
        ("music_title|music_artist", "changed", MUSIC),
        ("type|sentiment|preview_text", "lost", INSIDE),
    ),
)

DAYLIO = Program(
    "daylio",
    "Daylio",
    _("More, Export entries, CSV."),
    _("test tables of a public Daylio parser"),
    CHECKED,
    fields(
        ("full_date|time", "brought", WHEN),
        ("mood", "brought", MOOD),
        ("note_title", "brought", TITLE),
        ("note", "brought", TEXT),
        ("scales", "brought", _("among the details")),
        ("activities", "changed", _("tags, and a list among the details")),
        ("date|weekday", "lost", _("lost: says the full date again; used where that is missing")),
    ),
)

DAYLIO_BACKUP = Program(
    "daylio-backup",
    "Daylio (backup)",
    _("More, Backup and restore, Advanced options, Export. It brings pictures, which the table cannot."),
    _("two public descriptions of the file (a zip with Base64 JSON); no real backup was at hand"),
    CHECKED,
    fields(
        ("id|datetime", "brought", NAME),
        ("year|month|day|hour|minute", "brought", WHEN),
        ("note_title", "brought", TITLE),
        ("assets", "brought", _("attachments of the entry")),
        ("mood", "brought", MOOD),
        ("note", "changed", _("text; its few HTML signs become Markdown")),
        ("tags", "changed", _("tags, and a list among the details")),
        ("timeZoneOffset", "lost", _("lost: the wall time is brought as it was")),
    ),
)

APPLE_JOURNAL = Program(
    "apple-journal",
    "Apple Journal",
    _("Settings of the Journal app, Export all journal entries. Bring the zip or the folder."),
    _("a test page of Obsidian's importer, and pages in the tests of other public converters"),
    CHECKED,
    fields(
        ("title", "brought", TITLE),
        ("assetType_photo|assetType_livePhoto|assetType_video|assetType_audio", "brought", AT_END),
        ("pageHeader", "changed", _("day of the entry; the export holds no time")),
        ("bodyText", "changed", _("text; HTML becomes Markdown")),
        ("reflectionPrompt", "changed", _("prompt, among the details")),
        ("assetType_stateOfMind", "changed", _("mood in words, among the details; its picture if it is there")),
        ("assetType_contact", "changed", _("people, among the details")),
        ("assetType_genericMap|assetType_multiPinMap", "changed", PLACE),
        (
            "assetType_workoutIcon|assetType_workoutRoute|assetType_podcast|assetType_song|assetType_book"
            "|assetType_motionActivity|assetType_thirdPartyMedia|assetType_activity",
            "changed",
            _("its words as an activity, among the details; its picture if it is there"),
        ),
    ),
)

INGLENOOK = Program(
    "inglenook",
    "Inglenook",
    _("Your own export, the zip as it is."),
    _("our own format, see reflect/exporting"),
    CHECKED,
    fields(("*", "brought", _("everything, sign for sign"))),
)
