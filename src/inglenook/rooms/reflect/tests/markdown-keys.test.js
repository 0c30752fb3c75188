import assert from "node:assert/strict";
import { test } from "node:test";
import { continueList, link, prefix, wrap } from "inglenook/reflect/markdown-keys";

/** The text after an edit, with the selection between ‹ and ›. @param {string} marked @param {(s: any) => any} act */
function press(marked, act) {
  const start = marked.indexOf("‹");
  const text = marked.replace(/[‹›]/g, "");
  const edit = act({ text, start, end: marked.indexOf("›") - 1 });
  if (!edit) return null;
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${after.slice(0, edit.start)}‹${after.slice(edit.start, edit.end)}›${after.slice(edit.end)}`;
}
const bold = (/** @type {any} */ s) => wrap(s, "**");
const italic = (/** @type {any} */ s) => wrap(s, "*");
const list = (/** @type {any} */ s) => prefix(s, "- ");

test("bold goes around the selection and away again", () => {
  assert.equal(press("a ‹hard› day", bold), "a **‹hard›** day");
  assert.equal(press("a **‹hard›** day", bold), "a ‹hard› day");
  assert.equal(press("a ‹› day", bold), "a **‹›** day");
});

test("italic inside bold is added, not half of the bold taken away", () => {
  assert.equal(press("**‹hard›**", italic), "***‹hard›***");
  assert.equal(press("***‹hard›***", italic), "**‹hard›**");
});

test("a link takes words or an address", () => {
  assert.equal(press("see ‹this page›", link), "see [this page](‹https://›)");
  assert.equal(press("‹https://x.org/a›", link), "[‹›](https://x.org/a)");
  assert.equal(press("‹›", link), "[‹›](https://)");
});

test("a list is put before every selected line and taken away again", () => {
  assert.equal(press("one\nt‹wo\nth›ree", list), "one\n‹- two\n- three›");
  assert.equal(press("- t‹wo\n- th›ree", list), "‹two\nthree›");
});

test("enter goes on with the list, counts on, and ends at an empty line", () => {
  assert.equal(press("- one‹›", continueList), "- one\n- ‹›");
  assert.equal(press("9. nine‹›", continueList), "9. nine\n10. ‹›");
  assert.equal(press("- [x] done‹›", continueList), "- [x] done\n- [ ] ‹›");
  assert.equal(press("- one\n- ‹›", continueList), "- one\n‹›");
  assert.equal(press("plain‹›", continueList), null);
  assert.equal(press("- ‹one›", continueList), null);
});
