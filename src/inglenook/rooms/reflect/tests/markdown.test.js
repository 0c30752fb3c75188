import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { plain, render } from "inglenook/reflect/markdown";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
globalThis.document = /** @type {any} */ (document);

/** @param {string} text @param {import("inglenook/reflect/markdown").Options} [options] */
function html(text, options) {
  const holder = document.createElement("div");
  holder.append(/** @type {any} */ (render(text, options)));
  return holder.innerHTML;
}

/** @type {[string, string, string][]} */
const CASES = [
  ["headings stand below the title of the page", "# One\n\n## Two ##", "<h2>One</h2><h3>Two</h3>"],
  ["a line break stays a line break", "one\ntwo", "<p>one<br>two</p>"],
  ["emphasis", "*a* **b** ***c*** ~~d~~ _e_", "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <del>d</del> <em>e</em></p>"],
  ["signs inside words are words", "snake_case_name 2 * 3 * 4", "<p>snake_case_name 2 * 3 * 4</p>"],
  ["a backslash takes the meaning away", "\\*not\\* \\# \\a", "<p>*not* # \\a</p>"],
  ["code keeps its signs", "`a *b*` and ``c`d``", "<p><code>a *b*</code> and <code>c`d</code></p>"],
  ["a fence keeps its lines", "```js\n<b>\n\n# no\n```", "<pre><code>&lt;b&gt;\n\n# no</code></pre>"],
  ["an open fence reaches to the end", "```\nnever closed", "<pre><code>never closed</code></pre>"],
  ["lists", "- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"],
  ["numbers begin where they begin", "3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'],
  ["a loose list has paragraphs", "- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"],
  ["quotes", "> a\n> > b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"],
  ["rules", "a\n\n---\n\n* * *", "<p>a</p><hr><hr>"],
  ["tables", "| a | b |\n|---|:-:|\n| 1 | x \\| y |", '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td>x | y</td></tr></tbody></table>'],
  ["script is text", "<script>x()</script> <b onclick=y>", "<p>&lt;script&gt;x()&lt;/script&gt; &lt;b onclick=y&gt;</p>"],
  ["empty text is nothing", " \n\n", ""],
];

for (const [name, text, expected] of CASES) test(name, () => assert.equal(html(text), expected));

test("tasks are boxes that say whether they are done", () => {
  const made = html("- [x] done\n- [ ] open");
  assert.match(made, /<li class="task"><input[^>]*checked[^>]*> done<\/li>/);
  assert.equal(made.match(/type="checkbox"/g)?.length, 2);
  assert.equal(made.match(/disabled/g)?.length, 2);
});

test("addresses of the web and of mail are links that tell nobody where they were pressed", () => {
  const made = html("[a](https://example.org/x_(y)) <mailto:a@b.example> https://example.org/z. me@x");
  assert.equal(made.match(/rel="noopener noreferrer"/g)?.length, 3);
  assert.match(made, /href="https:\/\/example\.org\/x_\(y\)"/);
  assert.match(made, />https:\/\/example\.org\/z<\/a>\. me@x/);
});

test("any other address stays words", () => {
  for (const href of ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "//evil.example", "/today/", "file:///etc", "blob:x", "https:evil"]) {
    assert.equal(html(`[words](${href})`), "<p><span>words</span></p>", href);
  }
});

test("a picture from elsewhere is a link, never loaded", () => {
  const made = html("![a cat](https://example.org/cat.png)");
  assert.ok(!made.includes("<img"));
  assert.match(made, />a cat<\/a>/);
});

test("an attachment is shown by whoever has it, and named where nobody has", () => {
  /** @type {unknown[]} */
  const asked = [];
  const show = (/** @type {string} */ name, /** @type {string} */ alt, /** @type {boolean} */ picture) => {
    asked.push([name, alt, picture]);
    return name === "a cat.png" ? document.createElement("figure") : null;
  };
  const made = html("![my *cat*](attachment:a%20cat.png) [notes](attachment:gone.pdf) ![](attachment:%)", { attachment: /** @type {any} */ (show) });
  assert.deepEqual(asked, [["a cat.png", "my cat", true], ["gone.pdf", "notes", false], ["%", "", true]]);
  assert.equal(made, '<p><figure></figure> <span class="absent">notes</span> <span class="absent">%</span></p>');
});

test("links do not lie in links", () => {
  assert.doesNotMatch(html("[a [b](https://x.example) c](https://y.example)"), /<a [^>]*>[^<]*<a /);
});

test("plain words for a preview", () => {
  assert.equal(plain("# Title\n\nSome **bold** [link](https://x.example)\n- [x] a\n- b\n\n> q\n\n```\ncode\n```"), "Title Some bold link a · b q code");
  assert.equal(plain("one two three", 8), "one two…");
  assert.equal(plain("word ".repeat(100_000), 20).length <= 20, true);
});

test("deep nesting ends in text, not in a fault", () => {
  assert.ok(html(`${"> ".repeat(5000)}end`).includes("end"));
  assert.ok(html(`${"*a ".repeat(2000)}${"b* ".repeat(2000)}`).includes("b"));
  assert.ok(html(Array.from({ length: 300 }, (_, n) => `${"  ".repeat(n)}- x`).join("\n")).includes("x"));
});

test("nobody can type something slow", () => {
  const n = 40_000;
  const nasty = ["[".repeat(n), "](".repeat(n), "[](".repeat(n), "*a ".repeat(n), "*a* **b ".repeat(n / 4), "`".repeat(n), "` `` ".repeat(n / 4), "_a_b".repeat(n / 4), "![".repeat(n), "> ".repeat(n),
    "- ".repeat(n), "|".repeat(n), "| - ".repeat(n) + "\n" + "|-".repeat(n), "https://".repeat(n / 8), `https://${".".repeat(n)}x`, "<a@".repeat(n), "\\".repeat(n), "#".repeat(n), "~~a".repeat(n / 4), "a\n".repeat(n), "- a\n".repeat(n), "```\n".repeat(n)];
  for (const text of nasty) {
    const start = performance.now();
    plain(text);
    assert.ok(performance.now() - start < 1500, `${JSON.stringify(text.slice(0, 12))} took ${Math.round(performance.now() - start)} ms`);
  }
});

test("random signs never fail and never become an element that could load or run something", () => {
  const signs = ["*", "_", "`", "[", "]", "(", ")", "!", "~~", "\n", "> ", "- ", "1. ", "#", "|", "\\", "<", "  ", "a", "b", "---", "```", "https://x.example", "attachment:n"];
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31);
  for (let n = 0; n < 3000; n++) {
    const text = Array.from({ length: next() % 24 }, () => signs[next() % signs.length]).join("");
    const made = html(text);
    assert.ok(!/<(script|img|iframe|style)/.test(made));
  }
});
