// A QR code as SVG, made of elements so that no markup is ever parsed.
import { correction, generate } from "lib/qr";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white around, as the standard asks

/**
 * The dark modules as one path: a run of modules is one rectangle.
 * @param {{size: number, get: (x: number, y: number) => boolean}} code
 */
export function pathOf(code) {
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const start = x;
      while (x < code.size && code.get(x, y)) x += 1;
      if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}

/** @param {string} text @param {string} label what the picture is, for those who do not see it @returns {SVGElement} */
export function qrCode(text, label) {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const svg = document.createElementNS(SVG, "svg");
  const size = code.size + 2 * QUIET;
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label })) {
    svg.setAttribute(name, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", pathOf(code));
  path.setAttribute("fill", "currentColor");
  path.setAttribute("shape-rendering", "crispEdges");
  svg.append(path);
  return svg;
}
