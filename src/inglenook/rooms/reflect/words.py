"""What Reflect's scripts may say. `_one`, `_other`, ... are chosen by the number `n`."""

from django.utils.translation import gettext_lazy as _

from inglenook.rooms.reflect.words_import import WORDS_IMPORT

KEEPING = {
    "keeping": _("Keeping…"),
    "kept": _("Kept on this device."),
    "stored": _("Sealed and stored."),
    "not_kept": _("Not kept yet: {why} What you wrote is still here, and it is tried again."),
    "entry_missing": _("This entry is not here any more. You can write a new one."),
    "removed": _("Moved to the bin for 30 days."),
    "tidied": _("Tidied."),
    "also_kept": _("{field}: the other device had “{value}”."),
    "seen": _("Seen"),
    "field_title": _("Title"),
    "field_on": _("When it happened"),
    "field_zone": _("Time zone"),
    "field_journal": _("Journal"),
    "field_starred": _("Star"),
    "field_letter": _("Letter"),
    "untitled": _("Without words"),
    "remove_tag": _("Remove the tag {tag}"),
    "tag_removed": _("{tag} removed."),
}

ATTACHMENTS = {
    "recording": _("Stop, {time} so far"),
    "record_voice": _("Record voice"),
    "record_failed": _("The microphone could not be used: the browser or the device said no. Nothing was lost."),
    "no_microphone": _("No microphone was found. Nothing was lost."),
    "voice_name": _("voice {when}"),
    "attached": _("{name} is attached."),
    "attaching": _("Sealing {name}…"),
    "attach_failed": _("{name} could not be attached: {why} The entry is as it was."),
    "too_large": _("it is larger than can be sealed in one piece."),
    "attachment_away": _("{name} is not on this device yet. It comes when you are online."),
    "remove_attachment": _("Remove {name}"),
    "attachment_removed": _("{name} removed."),
}

DAYS = {
    "day_and_time": _("{day}, {time}"),
    "day_entries_one": _("{day}, 1 entry"),
    "day_entries": _("{day}, {n} entries"),
    "entries_one": _("1 entry"),
    "entries": _("{n} entries"),
    "found_one": _("1 found"),
    "found": _("{n} found"),
    "found_none": _("Nothing found"),
    "years_link_one": _("1 entry of this day in another year"),
    "years_link": _("{n} entries of this day in other years"),
    "left_out": _("Left out from now on."),
    "shown_again": _("Shown again from now on."),
    "from_to": _("{from} to {to}"),
    "in_year": _("{days} of {year}"),
    "every_year": _("{days}, every year"),
    "one_entry": _("One entry: {title}, {day}"),
    "entry_gone": _("One entry that is gone"),
}

LETTERS = {
    "letter_sealed": _("A letter that waits until {day}"),
    "letter_ready": _("A letter that is ready to be read"),
    "letter_opens": _("A letter you wrote on {day} opens today."),
    "letter_waits": _("A letter you wrote on {day} is ready to be read."),
    "letter_written": _("Written on {day}"),
    "in_months_1": _("In a month"),
    "in_months_6": _("In half a year"),
    "in_months_12": _("In a year"),
}

VERSIONS = {
    "since": _("From {when} until now"),
    "words_changed": _("{gone} words gone, {came} new"),
    "words_one": _("1 word"),
    "words": _("{n} words"),
    "brought_back": _("Brought back. What was there before is one of the earlier versions now."),
    "rests_until": _("rests here until {day}"),
    "back_in_journal": _("Back in your journal."),
    "gone_for_good_one": _(
        "This entry and its earlier versions will be gone on all your devices. There is no way back."
    ),
    "gone_for_good": _(
        "{n} entries and their earlier versions will be gone on all your devices. There is no way back."
    ),
    "discarded_one": _("1 entry is gone."),
    "discarded": _("{n} entries are gone."),
    "new_journal": _("A new journal"),
    "rename_journal": _("Rename this journal"),
    "journal_removed": _("The journal is removed. Its entries stay, in no journal."),
}

CHECK_INS = {
    "check_in_hint": _("Kept at the third touch."),
    "check_in_kept": _("Kept on this device."),
    "check_in_kept_closed": _("Being sealed for your closed room. It comes in when you open it."),
    "check_in_waits": _("Sealed. It waits on this device until you open your room."),
    "check_in_undone": _("Taken back."),
    "check_in_failed": _("Not kept yet: {why}"),
    "check_in_removed": _("Check-in removed."),
    "three_values": _("Energy {energy}, body {body}, closeness {closeness}"),
    "moment_morning": _("before the day begins"),
    "moment_before": _("before a session"),
    "moment_after": _("after a session"),
    "moment_end": _("end of the day"),
    "scale_energy": _("Energy"),
    "scale_body": _("Body"),
    "scale_closeness": _("Closeness to the work"),
    "picture": _("{scale} from {from} to {to}, one dot for each check-in. The table below has the same numbers."),
    "made_of_one": _("Made of 1 check-in. {empty} of 28 days are unknown and stay empty."),
    "made_of": _("Made of {n} check-ins. {empty} of 28 days are unknown and stay empty."),
    "unknown": _("unknown"),
}

IMPORT = {
    "reading": _("Reading…"),
    "reading_of": _("Reading on this device: {done} of {all} files"),
    "sealing_of": _("Sealing: {done} of {all} entries"),
    "taking_back": _("Taking back: {done} of {all}"),
    "files": _("{n} files"),
    "import_failed": _(
        "The import stopped: {why} What was sealed until then is in your journal; running it again adds the rest."
    ),
    "brought_one": _("1 entry is in your journal."),
    "brought": _("{n} entries are in your journal."),
    "import_sum": _("Found {found}: {written} written, {skipped} skipped, {lost} lost"),
    "import_stopped": _("You stopped it: {n} entries were not written. Running it again adds them."),
    "import_line": _("{day}, {n} entries"),
    "import_times": _("{n} times"),
    "import_more": _("There is more of this kind than fits here."),
    "import_fields": _("Fields of {program}"),
    "import_nothing": _("Nothing was found in these files that could be a journal entry."),
    "import_media": _("Pictures, sounds and files"),
    "taken_back_one": _("1 entry is taken back."),
    "taken_back": _("{n} entries are taken back."),
    "taken_back_but": _("{n} entries are taken back. {stayed} that you changed since stay."),
    "column_field": _("Field"),
    "column_item": _("What"),
    "column_why": _("Why"),
    "column_file": _("File"),
    "column_found": _("Found"),
}

EXPORT = {
    "done_of": _("{done} of {all} entries"),
    "export_done_one": _("1 entry is in the file. It was made on this device."),
    "export_done": _("{n} entries are in the file. It was made on this device."),
    "export_missing_one": _("The file is made. 1 attachment could not be had; its name stands in its entry."),
    "export_missing": _("The file is made. {n} attachments could not be had; their names stand in their entries."),
    "export_failed": _("The file could not be made: {why} Nothing was changed in your journal."),
    "readme": _(
        "One Markdown file for each entry, by year, with its date and tags on top. Pictures and voice notes lie in "
        "the folder attachments. journals.json has the names of your journals, the folder other has check-ins, "
        "earlier versions and days that looking back leaves out. Any text editor opens all of it."
    ),
}

WORDS = {
    **KEEPING, **ATTACHMENTS, **DAYS, **LETTERS, **VERSIONS, **CHECK_INS, **IMPORT, **EXPORT, **WORDS_IMPORT,
}  # fmt: skip
