// Small helpers: elements from text only (never markup), words, numbers, timing.

const $ = (id) => document.getElementById(id);
const readBlock = (id) => JSON.parse($(id).textContent);
const words = readBlock("words");

/** The text for a key, with {name} filled from values. */
function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** "1 document", "3 documents": keys key.one and key.many. */
const many = (key, n) => say(n === 1 ? `${key}.one` : `${key}.many`, { n: n.toLocaleString("en") });

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || (value === false && !name.startsWith("aria-"))) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  for (const child of children.flat(4)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

/** An element; strings among the children become text nodes. */
const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const SVG = "http://www.w3.org/2000/svg";
const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** Text from the documents or the graph: kept apart from its surroundings whatever its direction. */
const quote = (text, attributes) => el("bdi", attributes, text);

const button = (text, onclick, attributes) => el("button", { type: "button", onclick, ...attributes }, text);

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

function compact(value) {
  const size = Math.abs(value);
  if (size >= 1e12) return `${+(value / 1e12).toPrecision(3)} tn`;
  if (size >= 1e9) return `${+(value / 1e9).toPrecision(3)} bn`;
  if (size >= 1e6) return `${+(value / 1e6).toPrecision(3)} m`;
  if (size >= 1e4) return value.toLocaleString("en", { maximumFractionDigits: 0 });
  return String(+value.toPrecision(6));
}

function later(action, delay) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), delay);
  };
}

const monthText = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
const yearOf = (month) => Math.floor(month / 12);

function announce(text) {
  $("note").textContent = text;
  announce.clear();
}
announce.clear = later(() => { $("note").textContent = ""; }, 4000);

/** Links lead out only to the web; any other scheme stays text. */
function link(address, text) {
  if (!/^https?:\/\/[^\s]+$/i.test(address ?? "")) return quote(text);
  return el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, quote(text));
}

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
