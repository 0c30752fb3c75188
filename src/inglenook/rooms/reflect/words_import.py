"""What the loss report says. The keys come from `reflect/importing`; what stands in braces is filled by the page."""

from django.utils.translation import gettext_lazy as _

PROGRAMS = {
    "import_program_apple-journal": _("Apple Journal"),
    "import_program_daylio": _("Daylio"),
    "import_program_daylio-backup": _("Daylio, its own backup"),
    "import_program_dayone": _("Day One"),
    "import_program_dayone-classic": _("Day One Classic"),
    "import_program_evernote": _("Evernote"),
    "import_program_inglenook": _("Inglenook"),
    "import_program_joplin": _("Joplin"),
    "import_program_journey": _("Journey"),
    "import_program_jrnl": _("jrnl"),
    "import_program_jrnl-json": _("jrnl, its JSON export"),
    "import_program_keep": _("Google Keep"),
    "import_program_locked": _("A sealed file"),
    "import_program_markdown": _("Markdown files"),
    "import_program_text": _("Plain text files"),
}

OUTCOMES = {
    "import_written": _("Written"),
    "import_skipped": _("Skipped"),
    "import_lost": _("Lost"),
    "import_note": _("Worth knowing"),
    "import_brought": _("Brought as it was"),
    "import_changed": _("Brought in another form"),
    "import_field_lost": _("Not brought"),
    "import_media_brought": _("Pictures, sounds and files brought"),
    "import_media_absent_count": _("Named in an entry, but not in the export"),
    "import_media_refused": _("Refused"),
    "import_media_unused_count": _("In the export, but named by no entry"),
}

SKIPPED = {
    "import_already": _("It is in your journal already. It stays as you have it."),
    "import_bin": _("It lay in the other program's bin."),
    "import_duplicate": _("The same entry stands in the export a second time. It was brought once."),
    "import_empty": _("There is nothing in it: no words, no picture, no mood."),
    "import_index": _("A list of the entries, not an entry."),
    "import_joplin_file": _("The description of a file. The file came along with its note."),
    "import_joplin_link": _("The link between a note and a tag. The tag came along with the note."),
    "import_joplin_notebook": _("A notebook. Its name came along with the notes in it."),
    "import_joplin_other": _("Something Joplin keeps for itself, not a note."),
    "import_joplin_tag": _("A tag. It came along with the notes that carry it."),
    "import_litter": _("A file that the system or the program leaves about, not an entry."),
    "import_media_unused": _("A picture, sound or film that no entry names. It was not brought."),
    "import_no_day_file": _("It lies in a jrnl folder but is not named like a day, so jrnl does not read it either."),
    "import_own_journals": _("The list of your journals. Their names and colours came along."),
    "import_own_other": _("Records of another kind. Only journal entries are read back so far."),
    "import_own_readme": _("The page that says what the export is."),
    "import_twin": _("The same note again as a web page. The note itself was brought."),
    "import_unknown": _("Not a journal format that is known here. Nothing was made of it."),
}

LOST = {
    "import_archive_empty": _("The archive holds no file that could be read."),
    "import_broken": _("It is damaged and could not be read. Everything else came in."),
    "import_encrypted": _("The other program encrypted it. Export it there without a password, then bring it again."),
    "import_file_cut": _("The file ends too early. Everything before that was read."),
    "import_link": _("A link to another place, not a file. It was not followed."),
    "import_no_date": _("It has no date, and none could be taken from what stands around it."),
    "import_not_json": _("The file is damaged and could not be read."),
    "import_own_entities": _("The file declares entities of its own, which an export never needs. It was not read."),
    "import_too_large": _("The file is larger than 100 MB. Split it, or bring a zip of smaller files."),
    "import_too_many_files": _("The archive holds more than 100,000 files. Split it and bring the parts."),
    "import_too_much": _("Unpacked, this is more than 1 GB at once. Bring it in several parts."),
    "import_too_nested": _("Parts lie in each other deeper than a journal ever needs. It was not read."),
    "import_too_packed": _("It swells far beyond its size when unpacked, as no journal does. It was not read."),
    "import_unknown_packing": _("It is packed in a way that is not known here. Pack it as an ordinary zip."),
}

NOTES = {
    "import_archive_cut": _("The archive ends too early. What was whole in it was read."),
    "import_date_recovered": _("The date was missing. It was taken from the entries around it."),
    "import_encrypted_part": _("A part of it was encrypted in the other program and was left out."),
    "import_file_damaged": _("The file is not what it was when it was packed. It was read as far as possible."),
    "import_half_dated": _("The date had no day. The first of the month was taken."),
    "import_media_absent": _("An entry names this file, but it is not in the export. Its place in the text is kept."),
    "import_media_damaged": _("This picture, sound or file is damaged."),
    "import_media_empty": _("This file is empty."),
    "import_media_large": _("This file is larger than the 16 MB an attachment may have (64 MB for a picture)."),
    "import_media_program": _("This file is a program. Programs are not brought."),
    "import_media_total": _("All attachments together are more than 600 MB. Bring the rest in a second part."),
    "import_odd_path": _("A name in the archive led out of its folder. It was led back in."),
    "import_old_encoding": _("The letters are in an old encoding. They were read as Western European."),
    "import_row_long": _("The row had more cells than the table. They were added to the text."),
    "import_row_short": _("The row had too few cells. What was there was brought."),
    "import_same_path": _("Two files in the archive have the same name. Both were read."),
    "import_text_long": _("The text is too long for one entry. Its beginning is there, the whole lies beside it."),
    "import_undated": _("It has no date. It stands on the day the file was last changed, or on today."),
}

ASKS = {
    "import_day_or_month": _("Which comes first in dates such as {example}?"),
    "import_day_first": _("The day"),
    "import_month_first": _("The month"),
}

WORDS_IMPORT = {**PROGRAMS, **OUTCOMES, **SKIPPED, **LOST, **NOTES, **ASKS}
