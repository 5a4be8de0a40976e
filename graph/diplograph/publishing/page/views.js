// What is being looked at: one value that can be written to and read from the address, so links and undo are the same thing.

const LISTS = { types: "noTypes", families: "noFamilies", status: "noStatus" };
const emptyView = () => ({
  noTypes: new Set(), noFamilies: new Set(), noStatus: new Set(), relation: "", document: "", speaker: "", modality: "", confidence: 0,
  from: null, to: null, undated: true, focus: -1, steps: 1, all: false, codes: false,
  shown: new Set(), hidden: new Set(), pins: new Map(), open: null,
});
let view = emptyView();
const past = [];
const listeners = [];
const onChange = (listener) => listeners.push(listener);

// Ids stand between tildes in the address, so a tilde inside one is written as %7E.
const idText = (id) => id.replace(/[%~]/g, encodeTilde);
const encodeTilde = (character) => (character === "~" ? "%7E" : "%25");
const parseId = (text) => (text ?? "").replace(/%7E/g, "~").replace(/%25/g, "%");
const idOf = (number) => idText(things.id[number]);
const numberOf = (text) => thingNumber.get(parseId(text));
const idList = (numbers) => [...numbers].map(idOf).join("~");
const fromIds = (text) => (text ? text.split("~").map(numberOf).filter((number) => number !== undefined) : []);

function writeView(it) {
  const out = new URLSearchParams();
  const put = (key, value) => { if (value !== "" && value !== null && value !== undefined) out.set(key, value); };
  for (const [key, name] of Object.entries(LISTS)) put(`no-${key}`, [...it[name]].sort().join("~"));
  for (const key of ["relation", "document", "speaker", "modality"]) put(key, it[key]);
  if (it.confidence) put("confidence", it.confidence);
  if (it.from !== null) put("from", monthText(it.from));
  if (it.to !== null) put("to", monthText(it.to));
  if (!it.undated) put("undated", "no");
  if (it.focus >= 0) put("focus", `${idOf(it.focus)}~${it.steps}`);
  if (it.all) put("all", "yes");
  if (it.codes) put("codes", "yes");
  put("shown", idList(it.shown));
  put("hidden", idList(it.hidden));
  put("pins", [...it.pins].map(([number, [x, y]]) => `${idOf(number)}~${x}~${y}`).join("~"));
  put("open", writeOpen(it.open));
  return out.toString();
}

/** What the panel shows: a thing, a pair, a statement, a list, a path, a comparison, a change, or nothing. */
function writeOpen(open) {
  if (!open) return "";
  if (open.what === "change") return ["change", ...open.ranges.map((month) => monthText(month))].join("~");
  if (open.what === "list") return `list~${open.name}`;
  if (open.what === "statement") return `statement~${idText(said.id[open.number])}`;
  return [open.what, ...open.things.map(idOf)].join("~");
}

const parseMonth = (text) => {
  const match = /^(-?\d{1,4})(?:-(\d\d))?$/.exec(text ?? "");
  return match ? Number(match[1]) * 12 + Number(match[2] ?? 1) - 1 : null;
};

function readOpen(text) {
  const [what, ...rest] = (text ?? "").split("~");
  if (what === "change") {
    const ranges = rest.map(parseMonth);
    return ranges.length === 4 && !ranges.includes(null) ? { what, ranges } : null;
  }
  if (what === "statement") {
    const number = statementNumber.get(parseId(rest[0]));
    return number === undefined ? null : { what, number };
  }
  if (what === "list") return Object.hasOwn(LISTED, rest[0]) ? { what, name: rest[0] } : null;
  const wanted = { thing: 1, pair: 2, path: 2, compare: 2 }[what];
  const found = fromIds(rest.join("~"));
  return wanted && found.length === wanted ? { what, things: found } : null;
}

function readView(text) {
  const it = emptyView();
  const given = new URLSearchParams(text);
  for (const [key, name] of Object.entries(LISTS)) it[name] = new Set((given.get(`no-${key}`) ?? "").split("~").filter(Boolean));
  for (const key of ["relation", "document", "speaker", "modality"]) it[key] = given.get(key) ?? "";
  it.confidence = Math.min(1, Math.max(0, Number(given.get("confidence")) || 0));
  it.from = parseMonth(given.get("from"));
  it.to = parseMonth(given.get("to"));
  it.undated = given.get("undated") !== "no";
  const [focus, steps] = (given.get("focus") ?? "").split("~");
  it.focus = numberOf(focus) ?? -1;
  it.steps = Math.min(3, Math.max(1, Number(steps) || 1));
  it.all = given.get("all") === "yes";
  it.codes = given.get("codes") === "yes";
  it.shown = new Set(fromIds(given.get("shown")));
  it.hidden = new Set(fromIds(given.get("hidden")));
  const pins = (given.get("pins") ?? "").split("~");
  for (let i = 0; i + 2 < pins.length; i += 3) {
    const [number, x, y] = [numberOf(pins[i]), Number(pins[i + 1]), Number(pins[i + 2])];
    if (number !== undefined && Number.isFinite(x) && Number.isFinite(y)) it.pins.set(number, [x, y]);
  }
  it.open = readOpen(given.get("open"));
  return it;
}

/** The address of the view. A page inside a sandboxed frame has none to change: it then keeps only its own undo. */
function writeAddress() {
  const text = writeView(view);
  if (window.origin === "null" && location.protocol !== "file:") return;
  history.replaceState(null, "", text ? `#${text}` : "#");
}

function notify() {
  for (const listener of listeners) listener(view);
}

/** Change the view: `action` edits it; the view before is kept for undo unless `quiet`. */
function change(action, { quiet = false } = {}) {
  const before = writeView(view);
  action(view);
  if (!quiet && writeView(view) !== before) {
    past.push(before);
    if (past.length > 200) past.shift();
  }
  writeAddress();
  notify();
}

function undo() {
  if (!past.length) return announce(say("nothing-to-undo"));
  view = readView(past.pop());
  writeAddress();
  notify();
  return announce(say("undone"));
}

const reset = () => change((it) => Object.assign(it, emptyView()));
