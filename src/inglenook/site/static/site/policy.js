// The one Trusted Types policy of a sealed page. It lets through two scripts by name, and pages of this house.

/** @returns {Set<string>} addresses of the two scripts that run beside a page */
function allowed() {
  const named = ["vault-worker", "service-worker"].map((name) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content"));
  return new Set([...named, "/sw.js"].filter((url) => !!url).map((url) => new URL(/** @type {string} */ (url), location.href).href));
}

const rules = {
  /** @param {string} url */
  createScriptURL(url) {
    const { href, origin } = new URL(url, location.href);
    if (origin !== location.origin || !allowed().has(href)) throw new TypeError("This script is not one of ours.");
    return href;
  },
  // Only `pageHTML` calls this, and only for what was fetched from this house; the content policy still rules it.
  createHTML: (/** @type {string} */ text) => text,
};

const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("inglenook", rules) ?? rules;

/** The address of one of the two allowed scripts. @param {string} url @returns {string} */
export const scriptURL = (url) => policy.createScriptURL(url);

/** The text of a page that was fetched from this house. @param {string} text @returns {string} */
export const pageHTML = (text) => policy.createHTML(text);
