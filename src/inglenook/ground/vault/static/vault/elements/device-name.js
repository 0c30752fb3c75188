// A first guess at what a person would call this device.

/** @type {[RegExp, string][]} */
const BROWSERS = [[/Edg\//, "Edge"], [/Firefox\//, "Firefox"], [/Chrome\//, "Chrome"], [/Safari\//, "Safari"]];
/** @type {[RegExp, string][]} */
const SYSTEMS = [
  [/iPhone/, "iPhone"], [/iPad/, "iPad"], [/Android/, "Android"], [/Windows/, "Windows"], [/Mac/, "Mac"], [/Linux/, "Linux"],
];

/** @param {string} agent the browser's own description @returns {string} such as "Firefox, Linux" */
export function deviceName(agent = navigator.userAgent) {
  const first = (/** @type {[RegExp, string][]} */ list) => list.find(([shape]) => shape.test(agent))?.[1];
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(", ") || "?";
}
