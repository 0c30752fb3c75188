// Between the boxes of a form and the fields of a record. Python prints on each box what it becomes (`data-as`).

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Box */

/** The boxes of a form that belong to a record. @param {ParentNode} form @returns {Box[]} */
export function boxesOf(form) {
  return [...form.querySelectorAll("[data-of]")].map((box) => /** @type {Box} */ (box));
}

/** What stands in the form now. @param {ParentNode} form @returns {Record<string, any>} */
export function readFields(form) {
  /** @type {Record<string, any>} */
  const fields = {};
  for (const box of boxesOf(form)) {
    const name = box.dataset.of ?? "";
    fields[name] = readBox(box, fields[name]);
  }
  return fields;
}

/** One box; `before` is what boxes of the same name said. @param {Box} box @param {any} before */
function readBox(box, before) {
  const as = box.dataset.as;
  if (as === "flag") return /** @type {HTMLInputElement} */ (box).checked;
  if (as === "list") return readList(box, before ?? []);
  const value = isTicked(box) ? (as === "number" ? toNumber(box.value) : box.value) : undefined;
  return value ?? before ?? (as === "number" ? null : "");
}

/** @param {Box} box @param {string[]} before */
function readList(box, before) {
  if (box instanceof HTMLSelectElement) return [...box.selectedOptions].map((option) => option.value);
  return isTicked(box) ? [...before, box.value] : before;
}

/** @param {Box} box */
function isTicked(box) {
  return !isChoice(box) || /** @type {HTMLInputElement} */ (box).checked;
}

/** @param {Box} box */
function isChoice(box) {
  return box.type === "radio" || box.type === "checkbox";
}

/** @param {string} text */
function toNumber(text) {
  return text.trim() === "" ? null : Number(text);
}

/** Puts a record's fields into the form. @param {ParentNode} form @param {Record<string, any>} fields */
export function writeFields(form, fields) {
  for (const box of boxesOf(form)) {
    const name = box.dataset.of ?? "";
    if (name in fields) writeBox(box, fields[name]);
  }
}

/** @param {Box} box @param {any} value */
function writeBox(box, value) {
  const input = /** @type {HTMLInputElement} */ (box);
  if (box.dataset.as === "flag") input.checked = Boolean(value);
  else if (box instanceof HTMLSelectElement && box.multiple) {
    for (const option of box.options) option.selected = (value ?? []).includes(option.value);
  } else if (isChoice(box)) input.checked = Array.isArray(value) ? value.includes(box.value) : String(value) === box.value;
  else box.value = value ?? "";
}

/** Says at each box what is wrong with it. Returns whether all is right. @param {HTMLFormElement} form */
export function markErrors(form) {
  const boxes = boxesOf(form);
  for (const box of boxes) markBox(box, box.validationMessage);
  const first = boxes.find((box) => box.validationMessage);
  first?.focus();
  return !first;
}

/** @param {Box} box @param {string} message */
export function markBox(box, message) {
  const id = `${box.id}_error`;
  document.getElementById(id)?.remove();
  const others = (box.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name && name !== id);
  if (message) {
    const line = Object.assign(document.createElement("p"), { id, className: "error", textContent: message });
    (box.closest(".field, fieldset") ?? box.parentElement)?.append(line);
    others.push(id);
  }
  box.setAttribute("aria-invalid", String(Boolean(message)));
  if (others.length) box.setAttribute("aria-describedby", others.join(" "));
  else box.removeAttribute("aria-describedby");
}
