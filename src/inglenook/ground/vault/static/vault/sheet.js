// The recovery sheet: what a member prints, keeps, and comes back with.
import { identityToRecipient } from "lib/age";
import { unb64 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { SUITE } from "inglenook/vault/primitives";
import { readSecret, showSecret } from "inglenook/vault/words";

/**
 * `seq` and `head` let a new device notice that a host serves an older log than the sheet has seen.
 * @typedef {{host: string, name: string, vault: string, paper: string, export: string, secret: string, fingerprint: string,
 *   seq: number, head: string, on: string}} Sheet
 *
 * What can be read back from a sheet; from a typed identity alone only `paper` is known.
 * @typedef {{paper: string, host?: string, vault?: string, export?: string, secret?: string, seq?: number, head?: string}} ReadSheet
 */

/** @param {Sheet} sheet @returns {string} what the QR code on the sheet holds */
export function qrText({ host, vault, paper, export: leaving, secret, seq, head }) {
  return [SUITE, "sheet", host, vault, paper, leaving, secret, seq, head].join("|");
}

// Labels are for people; reading back goes by the shape of each value, so that a translated sheet reads as well.
/** @param {Sheet} sheet @returns {string} */
export function sheetText(sheet) {
  const lines = [
    ["Inglenook recovery sheet", sheet.on],
    ["House", sheet.host],
    ["Sign-in name", sheet.name],
    ["Vault", sheet.vault],
    ["Paper key", sheet.paper],
    ["Export key", sheet.export],
    ["Account secret", showSecret(sheet.secret)],
    ["Fingerprint", sheet.fingerprint],
    ["Log position", `${sheet.seq} ${sheet.head}`],
    ["Everything in one line", qrText(sheet)],
  ];
  return lines.map(([label, value]) => `${label}: ${value}`).join("\n") + "\n";
}

const QR = /inglenook-1\|sheet\|[^\n]*/;
const PAPER = /AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}/;

/** @param {string} given the QR text, the whole sheet, or just the paper identity @returns {Promise<ReadSheet>} */
export async function readSheet(given) {
  const line = QR.exec(given)?.[0];
  const sheet = line ? readQr(line.trim()) : readPaper(given);
  // Both keys carry a checksum, so one wrong letter is found here and not after a long wait.
  for (const identity of [sheet.paper, sheet.export]) if (identity) await checkIdentity(identity);
  return sheet;
}

/** @param {string} given @returns {ReadSheet} */
function readPaper(given) {
  const paper = PAPER.exec(given.toUpperCase().replace(/\p{White_Space}+/gu, ""))?.[0];
  if (!paper || given.includes("|")) throw new RoomError("wrong-sheet", "This is not the text of a recovery sheet.");
  return { paper };
}

/** @param {string} identity */
async function checkIdentity(identity) {
  try {
    await identityToRecipient(identity);
  } catch {
    throw new RoomError("wrong-sheet", "A letter of the key on the recovery sheet is wrong. Please compare it once more.");
  }
}

/** @param {string} line @returns {ReadSheet} */
function readQr(line) {
  const [, , host, vault, paper, leaving, secret, seq, head] = line.split("|");
  if (line.split("|").length !== 9 || !PAPER.test(paper) || !/^\d+$/.test(seq)) {
    throw new RoomError("wrong-sheet", "A part of the recovery sheet is missing.");
  }
  checkNames(vault, head);
  return { host, vault, paper, export: leaving, secret: readSecret(secret), seq: Number(seq), head };
}

/** @param {string} vault @param {string} head */
function checkNames(vault, head) {
  try {
    unb64(vault, 16);
    unb64(head, 32);
  } catch {
    throw new RoomError("wrong-sheet", "A part of the recovery sheet is not as it was printed.");
  }
}
