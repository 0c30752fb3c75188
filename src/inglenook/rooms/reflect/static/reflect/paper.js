// Entries as they are printed, one after the other.
import { titleOf, whenOf } from "inglenook/reflect/entry-words";
import { Shown } from "inglenook/reflect/shown-attachments";
import { render } from "inglenook/reflect/markdown";
import { make } from "inglenook/site/part";

/**
 * @param {any[]} records
 * @param {(done: number, all: number) => void} onProgress
 * @returns {Promise<HTMLElement[]>}
 */
export async function printed(records, onProgress) {
  const articles = [];
  for (const [at, { fields }] of records.entries()) {
    const shown = new Shown(fields.attachments ?? []);
    const article = make("article", "prose");
    const title = fields.title?.trim() ? [make("h2", "", titleOf(fields))] : [];
    article.append(make("p", "small", whenOf(fields.on)), ...title, render(fields.text, { attachment: shown.node, below: 2 }), ...shown.rest());
    await shown.ready();
    articles.push(article);
    onProgress(at + 1, records.length);
  }
  return articles;
}
