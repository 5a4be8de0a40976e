// The vis-network picture: an item is made when it is first shown and only hidden afterwards, because making items is
// what costs vis time; styles change only where a bundle changed.

const SIGN_COLOUR = { cooperative: "#2b7bba", conflictual: "#d1551b", mixed: "#8b5fb0", neutral: "#7f8894" };
const DASHES = [false, [2, 5], [9, 6], [14, 5, 2, 5]];
const DASH_LIMIT = 1500;
// The picture draws at most so many things at once; from HINT_LIMIT on the page says how to make a smaller one.
const DRAW_LIMIT = 5000;
const HINT_LIMIT = 400;
const lookOf = new Map();
let network = null;
let nodeItems = null;
let edgeItems = null;

let placed = new Map();

// The layout is wider than high; on a window that is much higher than wide it is laid on its side. Addresses keep the
// places of pinned things as on a wide one.
const upright = innerHeight > 1.25 * innerWidth;
const turned = ([x, y]) => (upright ? [y, x] : [x, y]);

const BORDER = "rgba(0, 0, 0, 0.35)";
function nodeItem(number) {
  const colour = pictureNodes.color[number];
  const [x, y] = turned(placed.get(number) ?? [pictureNodes.x[number], pictureNodes.y[number]]);
  return {
    id: number, x, y, size: pictureNodes.size[number], shape: pictureNodes.shape[number],
    color: { background: colour, border: BORDER, highlight: { background: colour, border: "#111111" }, hover: { background: colour, border: "#111111" } },
  };
}

const lineWidth = (it) => (it.status === 0 ? 1 : 0.85) * Math.min(9, 1.7 + 1.4 * (it.documents - 1));
const lineOpacity = (it) => (it.status === 0 && it.sign === "neutral" ? 0.5 : 0.75);
const NO_ARROWS = { to: { enabled: false }, from: { enabled: false } };
function edgeLook(pair, it, dashed) {
  return {
    id: pair, width: lineWidth(it), dashes: dashed ? DASHES[it.status] : false, color: { color: SIGN_COLOUR[it.sign], opacity: lineOpacity(it) },
    arrows: dashed && (it.forward || it.back)
      ? { to: { enabled: it.forward, scaleFactor: 0.45 }, from: { enabled: it.back, scaleFactor: 0.45 } } : NO_ARROWS,
  };
}

function startPicture() {
  nodeItems = new vis.DataSet();
  edgeItems = new vis.DataSet();
  show();
  network = new vis.Network($("network"), { nodes: nodeItems, edges: edgeItems }, readBlock("options"));
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length && askFor) askFor(nodes[0]);
    else if (nodes.length) {
      openThing(nodes[0]);
      bring(nodes[0]);
    } else if (edges.length) openPair(pairFrom[edges[0]], pairTo[edges[0]]);
    else if (view.open) closePanel();
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) focusOn(nodes[0], 1); });
  network.on("dragEnd", ({ nodes }) => {
    if (!nodes.length) return;
    const spot = network.getPosition(nodes[0]);
    change((it) => it.pins.set(nodes[0], turned([Math.round(spot.x), Math.round(spot.y)])));
  });
  network.on("hoverNode", ({ node, event }) => showTip(things.label[node], `${data.classes[things.kind[node]].label} · ${many("statement", weightOf(node))}`, event));
  network.on("hoverEdge", ({ edge, event }) => showTip(pairTitle(edge), pairSummary(edge), event));
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, hideTip);
}

const pairTitle = (pair) => `${things.short[pairFrom[pair]]} – ${things.short[pairTo[pair]]}`;
function pairSummary(pair) {
  const list = visiblePairs.get(pair)?.list ?? [];
  const names = [...new Set(list.map(predicateLabel))];
  return `${names.slice(0, 4).join(", ")}${names.length > 4 ? " …" : ""} · ${many("statement", list.length)}, ${many("document", documentsOf(list).size)}`;
}

function showTip(title, text, event) {
  const tip = $("tip");
  tip.replaceChildren(el("strong", {}, quote(title)), el("span", {}, text));
  tip.hidden = false;
  const box = $("network").getBoundingClientRect();
  const [x, y] = [event.clientX ?? box.left + box.width / 2, event.clientY ?? box.top];
  tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.min(y + 14, innerHeight - tip.offsetHeight - 8)}px`;
}
const hideTip = () => { $("tip").hidden = true; };

/** Give vis the visible things and pairs it lacks, and the looks of pairs that differ from what it has. */
function show() {
  const dashed = visiblePairs.size <= DASH_LIMIT;
  const [made, changed] = [[], []];
  for (const [pair, it] of visiblePairs) {
    const key = `${it.sign}${it.status}${it.documents}${it.forward}${it.back}${dashed}`;
    const known = lookOf.get(pair);
    if (known === key) continue;
    lookOf.set(pair, key);
    if (known) changed.push(edgeLook(pair, it, dashed));
    else made.push({ ...edgeLook(pair, it, dashed), from: pairFrom[pair], to: pairTo[pair] });
  }
  const nodes = [...visibleThings].filter((number) => !nodeItems.get(number)).map(nodeItem);
  if (nodes.length) nodeItems.add(nodes);
  if (made.length) edgeItems.add(made);
  // Straight to the line: through the set, vis would work over all its data again.
  for (const look of changed) network.body.edges[look.id].setOptions(look);
}

/** Hide what the view leaves out. vis builds an item anew when its data change, so its own marks are set instead. */
function hideRest() {
  for (const [id, node] of Object.entries(network.body.nodes)) node.options.hidden = !visibleThings.has(Number(id));
  for (const [id, edge] of Object.entries(network.body.edges)) edge.options.hidden = !visiblePairs.has(Number(id));
  network._updateVisibleIndices();
}

function place(pins) {
  const moved = [];
  for (const number of new Set([...placed.keys(), ...pins.keys()])) {
    const spot = pins.get(number) ?? [pictureNodes.x[number], pictureNodes.y[number]];
    const now = placed.get(number);
    const [x, y] = turned(spot);
    if (!now || now[0] !== spot[0] || now[1] !== spot[1]) moved.push({ id: number, x, y });
  }
  placed = new Map(pins);
  const held = moved.filter(({ id }) => nodeItems.get(id));
  if (held.length) nodeItems.update(held);
}

let shownKey = "";
function drawView(it) {
  recompute(it);
  show();
  place(it.pins);
  hideRest();
  const key = `${it.focus}/${it.steps}/${it.all}/${it.open?.what === "path" ? writeOpen(it.open) : ""}`;
  if (key !== shownKey && shownKey) fit();
  shownKey = key;
  $("corner").replaceChildren(...cornerNotes(it));
}

/** A name as one word of a shell, in which nothing is run or replaced. */
const shellWord = (text) => (/^[\w-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The command that makes a smaller page of a large graph, with the most connected thing as its example. */
const cutHint = () => el("details", { class: "cut" }, el("summary", {}, say("cut")),
  el("p", {}, say("cut-text"), " ", el("code", {}, say("cut-command", { name: shellWord(things.label[ranked[0]]) }))));

function cornerNotes(it) {
  const connected = ranked.filter((number) => neighbours[number].length).length;
  const notes = [el("span", {}, say("showing", { things: visibleThings.size, all: connected, statements: activeCount, total: statementCount }))];
  if (it.focus >= 0) notes.push(button(say("leave-focus", { name: things.short[it.focus] }), () => change((v) => { v.focus = -1; })));
  else if (connected > data.overview.length) {
    const all = Math.min(connected, DRAW_LIMIT);
    notes.push(button(say(it.all ? "show-overview" : all < connected ? "show-many" : "show-all", { n: data.overview.length, all: all.toLocaleString("en") }), () => change((v) => { v.all = !v.all; })));
    if (connected > HINT_LIMIT) notes.push(cutHint());
  }
  if (it.hidden.size) notes.push(button(say("unhide", { n: it.hidden.size }), () => change((v) => v.hidden.clear())));
  if (isFiltered(it) || it.noTypes.size) notes.push(button(say("clear-filters"), clearFilters));
  return notes;
}

const clearFilters = () => change((it) => Object.assign(it, emptyView(), { focus: it.focus, steps: it.steps, all: it.all, codes: it.codes, shown: it.shown, hidden: it.hidden, pins: it.pins, open: it.open }));

/** Show all that is visible, with room for the labels at the rim. */
function fit() {
  const spots = [...visibleThings].map((number) => network.body.nodes[number]).filter(Boolean);
  if (!spots.length) return;
  const bounds = (key) => spots.reduce(([low, high], node) => [Math.min(low, node[key]), Math.max(high, node[key])], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [bounds("x"), bounds("y")];
  const { clientWidth: width, clientHeight: height } = $("network");
  const scale = Math.min(1.6, (width - Math.min(130, width / 4)) / Math.max(1, right - left), (height - 90) / Math.max(1, bottom - top));
  // A little lower than the middle: nothing stands over the top of the picture, the notes stand over its foot.
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: 0, y: -10 } });
}
function openThing(number) {
  change((it) => {
    it.hidden.delete(number);
    it.open = { what: "thing", things: [number] };
  });
}
const openPair = (first, second) => change((it) => { it.open = { what: "pair", things: [first, second] }; });
const openStatement = (number) => change((it) => { it.open = { what: "statement", number }; });
const closePanel = () => change((it) => { it.open = null; });
const focusOn = (number, steps) => change((it) => {
  it.focus = number;
  it.steps = steps;
  it.open = { what: "thing", things: [number] };
});
const expand = (number) => change((it) => { for (const [other, pair] of neighbours[number]) if (hasActive(pair)) it.shown.add(other); });
const hide = (number) => change((it) => {
  it.hidden.add(number);
  it.open = null;
  if (it.focus === number) it.focus = -1;
});
function togglePin(number) {
  change((it) => { if (!it.pins.delete(number)) it.pins.set(number, [pictureNodes.x[number], pictureNodes.y[number]]); });
}

/** Move the picture so that a thing is in the middle of it, unless it is well inside already. */
function bring(number) {
  if (!visibleThings.has(number)) return;
  const spot = network.canvasToDOM(network.getPosition(number));
  const box = $("network").getBoundingClientRect();
  // On phones the panel is a sheet over the lower part of the picture.
  const sheet = getComputedStyle($("panel")).position === "fixed" ? Math.max(0, box.bottom - $("panel").getBoundingClientRect().top) : 0;
  const free = box.height - sheet;
  const inside = spot.x > box.width * 0.1 && spot.x < box.width * 0.9 && spot.y > free * 0.1 && spot.y < free * 0.85;
  if (!inside) network.moveTo({ position: network.getPosition(number), scale: Math.max(network.getScale(), 0.6), offset: { x: 0, y: -sheet / 2 } });
}
