// The recovery sheet on the screen: shown, printed, downloaded, and rehearsed.
import { qrCode } from "inglenook/vault/elements/qr";
import { maybe, part } from "inglenook/site/part";
import { asText } from "inglenook/vault/elements/show-fields";
import { say } from "inglenook/site/words";

/** @typedef {Record<string, any> & {paper: string}} Sheet */
/** @typedef {{sheet: Sheet, sheetText: string, qr: string}} Printed what the room gives for printing */

const ASKED = 4;

/** Four and four after what all keys begin with, so that an eye finds its place again. Readers drop the spaces. @param {string} secret */
export function inGroups(secret) {
  const plain = secret.replace(/\s/g, "");
  const start = plain.lastIndexOf("-") + 2; // "...-1"
  const head = start > 1 ? [plain.slice(0, start)] : [];
  return [...head, ...(plain.slice(head.length ? start : 0).match(/.{1,4}/g) ?? [])].join(" ");
}

/** Fills `<article class="paper">`. @param {Element} paper @param {Printed} printed */
export function fillPaper(paper, { sheet, qr }) {
  clearPaper(paper);
  for (const place of paper.querySelectorAll("[data-sheet]")) {
    const name = /** @type {HTMLElement} */ (place).dataset.sheet ?? "";
    const value = String(sheet[name] ?? "");
    place.textContent = name === "on" ? asText(value, "date") : ["paper", "export", "secret"].includes(name) ? inGroups(value) : value;
  }
  maybe(paper, "[data-qr]")?.prepend(qrCode(qr, say("vault.sheet_qr")));
}

/** Takes the secrets off the screen again. @param {Element} paper */
export function clearPaper(paper) {
  for (const place of paper.querySelectorAll("[data-sheet]")) place.textContent = "";
  for (const picture of paper.querySelectorAll("svg")) picture.remove();
}

/** Prints the paper alone; browsers make a PDF of it as well. */
export function printPaper() {
  document.body.dataset.print = "paper";
  addEventListener("afterprint", () => delete document.body.dataset.print, { once: true });
  print();
}

/** Gives the sheet as a text file, for a password manager or a stick. @param {string} text */
export function downloadSheet(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "inglenook-recovery-sheet.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * A question that only a saved sheet answers: four characters of the paper key, by what stands before them.
 * @param {string} paper
 * @param {() => number} [chance] 0 to below 1
 * @returns {{before: string, answer: string}}
 */
export function question(paper, chance = Math.random) {
  const start = paper.lastIndexOf("-") + 2;
  const groups = paper.slice(start).length - 2 * ASKED;
  const at = start + Math.floor(chance() * groups);
  return { before: paper.slice(at, at + ASKED), answer: paper.slice(at + ASKED, at + 2 * ASKED) };
}

/**
 * Whether what was typed shows that the sheet is at hand: the four characters, or more of the sheet pasted.
 * @param {string} typed
 * @param {string} answer
 */
export function isAnswer(typed, answer) {
  const plain = typed.toUpperCase().replace(/\s/g, "");
  return plain === answer || (plain.length > answer.length && plain.includes(answer));
}

/** Wires the buttons that stand with a paper. @param {ParentNode} root @param {() => string} text */
export function wirePaperButtons(root, text) {
  part(root, '[data-act="print"]').addEventListener("click", printPaper);
  part(root, '[data-act="download"]').addEventListener("click", () => downloadSheet(text()));
}
