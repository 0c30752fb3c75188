// Day One's rich text (a list of runs with attributes, as JSON inside a string) to Markdown.
import { isObject, objects, parseJson, words } from "inglenook/reflect/importing/json";
import { codeSpan, escapeMarkdown } from "inglenook/reflect/importing/markup/escaping";

/** @typedef {import("inglenook/reflect/importing/json").Obj} Obj */

/** @param {string} text @returns {string} empty where it cannot be read */
export function fromRich(text) {
  if (!text) return "";
  try {
    const rich = parseJson(text);
    return isObject(rich) ? lines(objects(rich.contents)) : "";
  } catch {
    return "";
  }
}

/** @param {Obj[]} runs */
function lines(runs) {
  let [made, code] = ["", false];
  const fence = (/** @type {boolean} */ wanted) => {
    if (wanted !== code) made = `${made.replace(/\n?$/, "\n")}\`\`\`\n`;
    code = wanted;
  };
  for (const run of runs) {
    const line = isObject(run.attributes?.line) ? run.attributes.line : {};
    for (const object of objects(run.embeddedObjects)) {
      fence(false);
      made += `${made.endsWith("\n") || !made ? "" : "\n"}${embedded(object)}\n`;
    }
    for (const piece of words(run.text).split(/(?<=\n)/)) {
      if (!piece) continue;
      if (made === "" || made.endsWith("\n")) {
        fence(line.codeBlock === true);
        made += piece.trim() ? start(line) : "";
      }
      made += code ? piece : styled(piece, run.attributes ?? {});
    }
  }
  fence(false);
  return made.trim();
}

/** What a line begins with. @param {Obj} line */
function start(line) {
  const indent = "  ".repeat(Math.max(0, Math.min(8, Number(line.indentLevel ?? 1) - 1)));
  if (line.header > 0) return `${"#".repeat(Math.min(6, line.header))} `;
  if (line.quote) return "> ";
  if (line.listStyle === "bulleted") return `${indent}- `;
  if (line.listStyle === "numbered") return `${indent}${Number(line.listIndex) || 1}. `;
  return line.listStyle === "checkbox" ? `${indent}- [${line.checked ? "x" : " "}] ` : "";
}

/** @param {string} piece @param {Obj} attributes */
function styled(piece, attributes) {
  const [before, core, after] = [/^\s*/.exec(piece)?.[0] ?? "", piece.trim(), piece.trim() ? (/\s*$/.exec(piece)?.[0] ?? "") : ""];
  if (!core) return piece;
  if (attributes.inlineCode) return before + codeSpan(core) + after;
  const mark = (attributes.bold ? "**" : "") + (attributes.italic ? "*" : "") + (attributes.strikethrough ? "~~" : "");
  const inner = mark + escapeMarkdown(core) + [...mark].reverse().join("");
  return before + (/^https?:/i.test(words(attributes.linkURL)) ? `[${inner}](${words(attributes.linkURL)})` : inner) + after;
}

/** @param {Obj} object */
function embedded(object) {
  if (/^horizontal/.test(words(object.type))) return "---";
  if (object.type === "table") return words(object.markdown);
  if (object.type === "renderableCodeBlock") return `\`\`\`\n${words(object.contents)}\n\`\`\``;
  return words(object.identifier) ? `![](dayone-moment://${words(object.identifier)})` : "";
}
