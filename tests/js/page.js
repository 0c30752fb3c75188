// A page for tests of elements and shell, without a browser. Import this first, then import modules with `await import`.
import { register } from "node:module";
import { parseHTML } from "linkedom";

register("./fakes-hook.js", import.meta.url);

const { window } = parseHTML("<!doctype html><html lang=en><head><title>Page</title></head><body></body></html>");
const names = ["document", "customElements", "HTMLElement", "Element", "HTMLInputElement", "HTMLSelectElement", "HTMLFormElement",
  "HTMLTimeElement", "CustomEvent", "Event", "DOMParser", "MutationObserver"];
for (const name of names) Reflect.set(globalThis, name, Reflect.get(window, name) ?? class {});
Reflect.set(globalThis, "HTMLFormElement", { [Symbol.hasInstance]: (/** @type {any} */ thing) => thing?.localName === "form" });
document.adoptNode = (node) => document.importNode(node, true);
completeForms();
Reflect.set(globalThis, "location", new URL("https://house.test/today/"));
Reflect.set(globalThis, "CSS", { escape: (/** @type {string} */ text) => text.replace(/["\\]/g, "\\$&") });
Reflect.set(globalThis, "scrollTo", () => {});
Reflect.set(globalThis, "scrollY", 0);
Reflect.set(globalThis, "BroadcastChannel", undefined); // an open channel keeps node running
if (!globalThis.navigator) Reflect.set(globalThis, "navigator", { userAgent: "Firefox/140 Linux" });

/** Shows another page. @param {string} body */
export function show(body) {
  document.body.innerHTML = body;
  return document.body;
}

/** Presses or types as a person does. @param {Element | null} element @param {string} type @param {Record<string, any>} [extra] */
export function fire(element, type, extra = {}) {
  const event = new window.Event(type, { bubbles: true, cancelable: true });
  element?.dispatchEvent(Object.assign(event, extra));
  return event;
}

/** Lets promises and short timers end. @param {number} [ms] */
export function soon(ms = 5) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// linkedom leaves these out.
function completeForms() {
  const input = Reflect.get(globalThis, "HTMLInputElement").prototype;
  /** @type {any} */
  const dialog = Reflect.get(globalThis, "HTMLElement").prototype;
  Object.defineProperty(input, "checked", {
    configurable: true,
    get() { return this.hasAttribute("checked"); },
    set(on) { this.toggleAttribute("checked", on); },
  });
  Object.defineProperty(input, "validationMessage", {
    configurable: true,
    get() { return this.hasAttribute("required") && !this.value ? "Please fill in." : ""; },
  });
  dialog.showModal = function () { this.open = true; };
  dialog.reset = function () {
    for (const box of this.querySelectorAll("input")) box.type === "radio" || box.type === "checkbox" ? (box.checked = false) : (box.value = "");
  };
}
