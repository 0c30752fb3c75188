// Plain text inside Markdown: signs that would mean something get a backslash, others are left in peace.

/** @param {string} text */
export function escapeMarkdown(text) {
  return text.replace(/[\\`*[\]]|~(?=~)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

/** Takes the backslashes away that a program put before signs which mean nothing there. @param {string} text */
export function unescapeNeedless(text) {
  return text.replace(/(^[ \t]*\d*)?\\([.!\-()+#>{}=|~"':;,])/gm, (whole, start, sign) =>
    start !== undefined && /[.\-+#>)=]/.test(sign) ? whole : (start ?? "") + sign);
}

/** @param {string} text */
function longestRun(text) {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** @param {string} text */
export function codeSpan(text) {
  const ticks = "`".repeat(longestRun(text) + 1);
  const gap = /^`|`$/.test(text) ? " " : "";
  return text.trim() ? ticks + gap + text + gap + ticks : text;
}

/** @param {string} text */
export function fence(text) {
  const ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}\n${text}\n${ticks}`;
}
