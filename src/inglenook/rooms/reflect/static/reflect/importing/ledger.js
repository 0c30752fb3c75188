// What became of everything that was dropped: the loss report as data. Each item is written, skipped or lost, and the
// three add up; each field of a written entry is brought, changed or lost; each picture or sound is brought, absent,
// refused, or lay in the export without any entry naming it. Words for the keys are in words_import.py.
import { LIMITS } from "inglenook/reflect/importing/limits";

/**
 * @typedef {"written" | "skipped" | "lost"} Outcome
 * @typedef {{file: string, program: string | null, found: number, written: number, skipped: number, lost: number}} Account
 * @typedef {{say: string, outcome: "skipped" | "lost" | "note", file: string, item: string, n: number}} Line
 *   `say` is a key of words_import.py, `item` the title or name of what it is about, `n` how often
 * @typedef {{brought: number, changed: number, lost: number}} Tally
 * @typedef {{say: string, files: string[], examples: string[]}} Ask
 * @typedef {object} Report
 * @property {number} found
 * @property {number} written
 * @property {number} skipped
 * @property {number} lost
 * @property {Record<string, number>} reasons how many were skipped or lost, by the key of the reason
 * @property {Account[]} files one for each file and program
 * @property {Line[]} lines
 * @property {boolean} shortened whether there were more lines than are kept
 * @property {Record<string, Record<string, Tally>>} fields by program and field
 * @property {{brought: number, absent: number, refused: number, unused: number}} media
 * @property {Ask[]} asks what only the member can say, such as the order of day and month
 */

const LINES = 2000;

export class Ledger {
  constructor() {
    /** @type {Report} */
    this.report = {
      found: 0, written: 0, skipped: 0, lost: 0, reasons: {}, files: [], lines: [], shortened: false, fields: {},
      media: { brought: 0, absent: 0, refused: 0, unused: 0 }, asks: [],
    };
    /** @type {Map<string, Account>} */
    this.accounts = new Map();
    /** @type {Map<string, Line>} */
    this.known = new Map();
  }

  /** @param {string} file @param {string | null} program @returns {Account} */
  account(file, program) {
    const key = `${program}|${file}`;
    const account = this.accounts.get(key) ?? { file, program, found: 0, written: 0, skipped: 0, lost: 0 };
    if (!this.accounts.has(key)) this.report.files.push(account);
    this.accounts.set(key, account);
    return account;
  }

  /** One more item of a file. @param {Account} account @param {Outcome} outcome @param {string} [say] @param {string} [item] */
  item(account, outcome, say = "", item = "") {
    for (const sum of [account, this.report]) {
      sum.found++;
      sum[outcome]++;
    }
    if (outcome === "written") return;
    this.report.reasons[say] = (this.report.reasons[say] ?? 0) + 1;
    this.line(say, account.file, item, outcome);
  }

  /** @param {string} say @param {string} file @param {string} [item] @param {"skipped" | "lost" | "note"} [outcome] */
  line(say, file, item = "", outcome = "note") {
    const name = item.replace(/\s+/g, " ").trim().slice(0, LIMITS.name);
    const key = [say, outcome, file, name].join("|");
    const known = this.known.get(key);
    if (known) known.n++;
    else if (this.report.lines.length >= LINES) this.report.shortened = true;
    else {
      const line = { say, outcome, file, item: name, n: 1 };
      this.known.set(key, line);
      this.report.lines.push(line);
    }
  }

  /** @param {string} program @param {string} field @param {keyof Tally} fate */
  field(program, field, fate) {
    const fields = (this.report.fields[program] ??= {});
    const key = field.slice(0, 60);
    if (!Object.hasOwn(fields, key)) fields[key] = { brought: 0, changed: 0, lost: 0 };
    fields[key][fate]++;
  }
}

/**
 * The report after the records were written: entries that were in the journal before count as skipped.
 * @param {Report} report
 * @param {{already: number}} done what `room.putMany` answered
 * @returns {Report}
 */
export function settled(report, { already }) {
  const reasons = already ? { ...report.reasons, already: already + (report.reasons.already ?? 0) } : report.reasons;
  return { ...report, written: report.written - already, skipped: report.skipped + already, reasons };
}
