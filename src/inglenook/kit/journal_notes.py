"""Programs for notes in which many keep a journal, field by field."""

from inglenook.kit.journal_fields import (
    BESIDE,
    CHECKED,
    EDITED,
    INSIDE,
    LOOKS,
    NAME,
    PLACE,
    STAR,
    TAGS,
    TEXT,
    TITLE,
    WHEN,
    Program,
    fields,
)
from inglenook.kit.journal_fields import gettext_noop as _

JOPLIN = Program(
    "joplin",
    "Joplin",
    _("File, Export all, JEX. RAW works as well."),
    _("exports made with Joplin 3.5 and items of its test sync target; the item format is described in its docs"),
    CHECKED,
    fields(
        ("id", "brought", NAME),
        ("title", "brought", TITLE),
        ("body", "brought", _("text as Markdown; links to files become attachments, links to notes words")),
        ("parent_id", "brought", _("journal named after the notebook and those around it")),
        ("user_created_time", "brought", WHEN),
        ("user_updated_time", "brought", EDITED),
        ("latitude|longitude", "brought", PLACE),
        ("author|source_url", "brought", _("among the details")),
        ("is_conflict|is_todo|todo_due|todo_completed", "brought", _("among the details")),
        ("altitude", "lost", _("lost: no place for it")),
        ("created_time|updated_time", "lost", _("lost: when Joplin stored it; the times the writer sees are brought")),
        (
            "source|source_application|application_data|order|markup_language|is_shared|share_id"
            "|conflict_original_id|master_key_id|user_data|type_",
            "lost",
            INSIDE,
        ),
    ),
)

EVERNOTE = Program(
    "evernote",
    "Evernote",
    _("Select notes or a notebook, Export, ENEX."),
    _("test files of Joplin's Evernote import, and the published ENEX document types 2 to 4"),
    CHECKED,
    fields(
        ("title", "brought", TITLE),
        ("created", "brought", WHEN),
        ("updated", "brought", EDITED),
        ("tag", "brought", TAGS),
        ("resource", "brought", BESIDE),
        ("author|source-url", "brought", _("among the details")),
        ("latitude|longitude", "brought", PLACE),
        ("content", "changed", _("text as Markdown, without colours and sizes; links to notes become words")),
        ("task", "changed", _("boxes to tick, where the list stood; due dates and reminders are left out")),
        ("en-crypt", "lost", _("lost: only Evernote with your password can open it; decrypt it there first")),
        ("place-name|altitude", "lost", _("lost: no place for it")),
        ("reminder-order|reminder-time|reminder-done-time", "lost", _("lost: there are no reminders here")),
        ("source|source-application|subject-date|application-data|content-class", "lost", INSIDE),
    ),
)

KEEP = Program(
    "keep",
    "Google Keep",
    _("takeout.google.com, choose Keep, bring the zip."),
    _("notes among the tests of Obsidian's importer, and readers of other public importers"),
    CHECKED,
    fields(
        ("title", "brought", TITLE),
        ("textContent", "brought", TEXT),
        ("createdTimestampUsec", "brought", WHEN),
        ("userEditedTimestampUsec", "brought", EDITED),
        ("labels", "brought", TAGS),
        ("attachments", "brought", _("attachments of the entry")),
        ("isPinned", "brought", STAR),
        ("isArchived", "brought", _("among the details")),
        ("listContent", "changed", _("boxes to tick in the text; how far they were set in is not in the export")),
        ("annotations", "changed", _("links at the end of the text")),
        ("textContentHtml", "lost", _("lost: says the text again")),
        ("color", "lost", LOOKS),
        ("sharees|tasks", "lost", _("lost: belongs to your account there")),
        ("isTrashed", "lost", _("notes in the bin are not brought")),
    ),
)

MARKDOWN = Program(
    "markdown",
    "Markdown",
    _("Bring the folder: Obsidian, Logseq, Bear, Joplin's Markdown export and others."),
    _("vaults and exports of Obsidian and Joplin; front matter as YAML describes it, as far as journals use it"),
    CHECKED,
    fields(
        ("body", "brought", _("text; files it shows become attachments, #tags in it become tags as well")),
        ("file name", "brought", _("title, where the page has none; a date in front of it, where the page has none")),
        ("*", "changed", _("front matter: known keys go where they belong, others among the details")),
    ),
)

TEXT_FILES = Program(
    "text",
    _("Plain text"),
    _("Bring files that end in .txt."),
    _("plain text has no format"),
    CHECKED,
    fields(
        ("text", "brought", TEXT),
        ("file name", "brought", _("title, and the date where it begins with one; else the day the file was changed")),
    ),
)
