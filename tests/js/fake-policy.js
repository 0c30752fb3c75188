// Trusted Types exist in browsers only.
export const pageHTML = (/** @type {string} */ text) => text;
export const scriptURL = (/** @type {string} */ url) => url;
