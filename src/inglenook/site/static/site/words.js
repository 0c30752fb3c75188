// The sentences scripts may say. Django prints them, so they are translated with everything else.

/** @type {Map<string, Record<string, string>>} */
const books = new Map();

/**
 * Takes the sentences of one app.
 * @param {string} app
 * @param {Record<string, string>} book
 */
export function learn(app, book) {
  books.set(app, { ...books.get(app), ...book });
}

/**
 * Takes every `words-...` block of a page, also of one that was fetched and is not shown yet.
 * @param {ParentNode} page
 */
export function learnFrom(page) {
  for (const block of page.querySelectorAll('script[type="application/json"][id^="words-"]')) {
    learn(block.id.slice("words-".length), JSON.parse(block.textContent || "{}"));
  }
}

/**
 * A sentence with its places filled. With a number `n`, `key_one`, `key_few`, ... are tried first.
 * @param {string} key `app.name`
 * @param {Record<string, string | number>} [values]
 * @returns {string} the key itself when nobody wrote the sentence
 */
export function say(key, values = {}) {
  const dot = key.indexOf(".");
  const book = books.get(key.slice(0, dot)) ?? {};
  const name = key.slice(dot + 1);
  const text = book[`${name}_${form(values.n)}`] ?? book[name] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, place) => (place in values ? String(values[place]) : whole));
}

/** @param {string | number | undefined} n */
function form(n) {
  return typeof n === "number" ? new Intl.PluralRules(language()).select(n) : "";
}

/** The language of the page, for dates and plurals. */
export function language() {
  return document.documentElement.lang || "en";
}

learnFrom(document);
