// The shape of what Reflect seals. Types and small questions about records; nothing here touches a page.
import { wallTime, zoneHere } from "inglenook/reflect/days";

/**
 * @typedef {{blob: string, key: string, sha: string, type: string, name: string, bytes: number, alt?: string}} Attachment
 * @typedef {{open_on: string, read_at?: string | null}} Letter
 * @typedef {{field: string, value: any, edited_at: string}} KeptValue another device's value of a field, kept by the merge
 * @typedef {{title: string, text: string, on: string, zone: string | null, journal: string | null, tags: string[],
 *   starred: boolean, attachments: Attachment[], letter: Letter | null,
 *   source: {program: string, id: string} | null, removed_at: string | null, extra: Record<string, any>,
 *   kept?: KeptValue[]}} Entry
 * @typedef {{at: string, on: string, energy: number, body: number, closeness: number,
 *   moment: "before" | "after" | "end" | "morning" | null, note: string}} CheckIn
 */

/**
 * @template F
 * @typedef {{rid: string, ver: number, kind: string, schema: number, made_at: string, edited_at: string, fields: F, waiting?: boolean}} Kept
 */

/** A removed entry rests so many days in the bin. */
export const BIN_DAYS = 30;

/**
 * A new entry, dated now by the clock on this device's wall.
 * @param {Date} now
 * @param {string} [zone]
 * @returns {Entry}
 */
export function blankEntry(now, zone = zoneHere()) {
  return {
    title: "", text: "", on: wallTime(now, zone), zone, journal: null, tags: [], starred: false,
    attachments: [], letter: null, source: null, removed_at: null, extra: {},
  };
}

/**
 * Whether the entry holds anything that somebody would miss.
 * @param {Pick<Entry, "title" | "text" | "attachments">} entry
 */
export const isEmpty = ({ title, text, attachments }) => !title.trim() && !text.trim() && !attachments.length;

/**
 * Whether its days in the bin are over.
 * @param {string | null} removedAt
 * @param {Date} now
 */
export function isPast(removedAt, now) {
  return removedAt !== null && now.getTime() - Date.parse(removedAt) > BIN_DAYS * 86_400_000;
}
