// Character references of HTML that programs write. Others stay as they stand.

/** @type {Record<string, string>} */
const NAMED = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", ensp: " ", emsp: " ", thinsp: " ", shy: "", ndash: "–",
  mdash: "—", lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„", laquo: "«", raquo: "»", hellip: "…",
  bull: "•", middot: "·", copy: "©", reg: "®", trade: "™", deg: "°", euro: "€", pound: "£", times: "×", frac12: "½",
  auml: "ä", ouml: "ö", uuml: "ü", Auml: "Ä", Ouml: "Ö", Uuml: "Ü", szlig: "ß", eacute: "é", egrave: "è", agrave: "à",
  aacute: "á", ccedil: "ç", ecirc: "ê", acirc: "â", ocirc: "ô", ntilde: "ñ", oacute: "ó", uacute: "ú", iacute: "í",
  zwj: "\u200d", zwnj: "\u200c", rarr: "→", larr: "←", check: "✓", hearts: "♥",
};

/** @param {string} text */
export function unescapeEntities(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,9}));/gi, (whole, ten, sixteen, name) => {
    if (name) return Object.hasOwn(NAMED, name) ? NAMED[name] : whole;
    const code = ten ? parseInt(ten, 10) : parseInt(sixteen, 16);
    return code > 8 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
  });
}
