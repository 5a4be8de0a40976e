// The vis-network picture: an item is made when it is first shown and only hidden afterwards, because making items is
// what costs vis time; styles change only where a bundle changed.

const SIGN_COLOUR = { cooperative: "#2b7bba", conflictual: "#d1551b", mixed: "#8b5fb0", neutral: "#8c95a1" };
const DASHES = [false, [2, 5], [9, 6], [14, 5, 2, 5]];
const DASH_LIMIT = 1500;
const lookOf = new Map();
let network = null;
let nodeItems = null;
let edgeItems = null;

let placed = new Map();

const BORDER = "rgba(0, 0, 0, 0.35)";
function nodeItem(number) {
  const colour = pictureNodes.color[number];
  const [x, y] = placed.get(number) ?? [pictureNodes.x[number], pictureNodes.y[number]];
  return {
    id: number, x, y, size: pictureNodes.size[number], shape: pictureNodes.shape[number],
    color: { background: colour, border: BORDER, highlight: { background: colour, border: "#111111" }, hover: { background: colour, border: "#111111" } },
  };
}

const NO_ARROWS = { to: { enabled: false }, from: { enabled: false } };
function edgeLook(pair, it, dashed) {
  const firm = it.status === 0;
  const width = Math.min(9, 1.2 + 1.3 * (it.documents - 1));
  return {
    id: pair, width: firm ? width : Math.max(1, width * 0.8), dashes: dashed ? DASHES[it.status] : false,
    color: { color: SIGN_COLOUR[it.sign], opacity: firm ? (it.sign === "neutral" ? 0.5 : 0.72) : 0.62 },
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
    if (nodes.length) {
      openThing(nodes[0]);
      bring(nodes[0]);
    } else if (edges.length) openPair(pairFrom[edges[0]], pairTo[edges[0]]);
    else if (view.open) closePanel();
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) focusOn(nodes[0], 1); });
  network.on("dragEnd", ({ nodes }) => {
    if (!nodes.length) return;
    const spot = network.getPosition(nodes[0]);
    change((it) => it.pins.set(nodes[0], [Math.round(spot.x), Math.round(spot.y)]));
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
  if (changed.length) edgeItems.update(changed);
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
    const [x, y] = pins.get(number) ?? [pictureNodes.x[number], pictureNodes.y[number]];
    const now = placed.get(number);
    if (!now || now[0] !== x || now[1] !== y) moved.push({ id: number, x, y });
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

function cornerNotes(it) {
  const connected = ranked.filter((number) => neighbours[number].length).length;
  const notes = [el("span", {}, say("showing", { things: visibleThings.size, all: connected, statements: activeCount, total: statementCount }))];
  if (it.focus >= 0) notes.push(button(say("leave-focus", { name: things.short[it.focus] }), () => change((v) => { v.focus = -1; })));
  else if (connected > data.overview.length) {
    notes.push(button(say(it.all ? "show-overview" : "show-all", { n: data.overview.length, all: connected }), () => change((v) => { v.all = !v.all; })));
  }
  if (it.hidden.size) notes.push(button(say("unhide", { n: it.hidden.size }), () => change((v) => v.hidden.clear())));
  if (isFiltered(it) || it.noTypes.size) notes.push(button(say("clear-filters"), clearFilters));
  return notes;
}

const clearFilters = () => change((it) => Object.assign(it, emptyView(), { focus: it.focus, steps: it.steps, all: it.all, shown: it.shown, hidden: it.hidden, pins: it.pins, open: it.open }));

/** Show all that is visible, with room for the labels at the rim. */
function fit() {
  network.fit({ nodes: [...visibleThings], animation: false, maxZoomLevel: 1.6 });
  network.moveTo({ scale: network.getScale() * Math.max(0.7, 1 - 80 / $("network").clientWidth) });
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
  const spot = visibleThings.has(number) ? network.getPosition(number) : { x: pictureNodes.x[number], y: pictureNodes.y[number] };
  change((it) => { if (!it.pins.delete(number)) it.pins.set(number, [Math.round(spot.x), Math.round(spot.y)]); });
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
