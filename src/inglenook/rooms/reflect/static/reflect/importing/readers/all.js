// The readers, the surest first: a file goes to the first that knows it.
import { appleJournal } from "inglenook/reflect/importing/readers/apple-journal";
import { daylio, daylioBackup } from "inglenook/reflect/importing/readers/daylio";
import { dayone } from "inglenook/reflect/importing/readers/dayone";
import { dayoneClassic } from "inglenook/reflect/importing/readers/dayone-classic";
import { evernote } from "inglenook/reflect/importing/readers/evernote";
import { inglenook } from "inglenook/reflect/importing/readers/inglenook";
import { joplin } from "inglenook/reflect/importing/readers/joplin";
import { journey } from "inglenook/reflect/importing/readers/journey";
import { jrnl, jrnlJson } from "inglenook/reflect/importing/readers/jrnl";
import { keep } from "inglenook/reflect/importing/readers/keep";
import { locked } from "inglenook/reflect/importing/readers/locked";
import { markdown, plain } from "inglenook/reflect/importing/readers/markdown";

/** @type {import("inglenook/reflect/importing/work").Reader[]} */
export const READERS = [
  locked, inglenook, dayone, jrnlJson, journey, keep, daylioBackup, daylio, dayoneClassic, evernote, appleJournal, joplin, jrnl,
  markdown, plain,
];
