// What is painted over the picture: the selection, counts on edges, and labels that never cover one another.

let labelSize = 12.5;
let labelHeight = 15;
// The most important labels may lie over lesser things, never over other labels; the first few are written larger.
const LABELS_SURE = 60;
const LABELS_LARGE = 10;
const theme = {};
const widths = new Map();
let labelBoxes = [];
let countBoxes = [];
let hovered = -1;

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "ink", "soft", "accent", "veil", "halo"]) theme[name] = style.getPropertyValue(`--${name}`).trim();
  theme.font = getComputedStyle(document.body).fontFamily;
  // Labels are as large as the page's text, also where that grows with the screen.
  labelSize = 0.89 * parseFloat(getComputedStyle(document.body).fontSize);
  labelHeight = 1.2 * labelSize;
  widths.clear();
}

function startPainter() {
  readTheme();
  network.on("beforeDrawing", paintGroups);
  network.on("afterDrawing", paint);
  network.on("hoverNode", ({ node }) => { hovered = node; network.redraw(); });
  network.on("blurNode", () => { hovered = -1; network.redraw(); });
}

/** The pairs and things that the open panel is about. */
function chosen() {
  const open = view.open;
  const pairs = new Set();
  const marked = new Set();
  if (!open) return { pairs, marked };
  if (open.what === "thing") {
    marked.add(open.things[0]);
    for (const [other, pair] of neighbours[open.things[0]]) {
      if (!visiblePairs.has(pair)) continue;
      pairs.add(pair);
      marked.add(other);
    }
  } else if (open.what === "path") {
    const best = paths(...open.things)[0];
    for (const thing of best ? best.things : open.things) marked.add(thing);
    for (const pair of best ? best.pairs : []) pairs.add(pair);
  } else {
    for (const thing of openThings(view)) if (thing >= 0) marked.add(thing);
    const pair = marked.size === 2 ? pairNumber.get(pairKey(...marked)) : undefined;
    if (pair !== undefined && visiblePairs.has(pair)) pairs.add(pair);
  }
  return { pairs, marked };
}

let choice = { pairs: new Set(), marked: new Set() };
function paint(context) {
  const scale = network.getScale();
  const nodes = network.body.nodes;
  if (choice.marked.size) paintChoice(context, nodes, scale);
  const boxes = new Boxes();
  const inView = screenBox();
  const shown = [...visibleThings].filter((number) => nodes[number] && inside(nodes[number], inView));
  for (const number of shown) boxes.block(nodeBox(nodes[number]), number);
  labelBoxes = [];
  context.font = `${labelSize / scale}px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const order = shown.sort((a, b) => priority(b) - priority(a) || a - b).slice(0, 700);
  order.forEach((number, rank) => placeLabel(context, nodes[number], number, {
    scale, boxes, view: inView, sure: rank < LABELS_SURE || choice.marked.has(number), large: choice.marked.size ? openThings(view).includes(number) : shown.length > 3 * LABELS_LARGE && rank < LABELS_LARGE }));
  paintCounts(context, nodes, scale, boxes);
}

const priority = (number) => weightOf(number) + (number === hovered ? 4e9 : 0) + (choice.marked.has(number) ? 1e9 : 0)
  + (openThings(view).includes(number) ? 2e9 : 0);

function screenBox() {
  const size = $("network").getBoundingClientRect();
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: size.width, y: size.height });
  return { left: from.x, top: from.y, right: to.x, bottom: to.y };
}
const inside = (node, box) => node.x > box.left && node.x < box.right && node.y > box.top && node.y < box.bottom;
const nodeBox = (node) => {
  const radius = node.options.size;
  return { left: node.x - radius, right: node.x + radius, top: node.y - radius, bottom: node.y + radius };
};

/** Boxes on a grid, to ask quickly whether a new one is free. */
class Boxes {
  constructor() {
    this.cell = 160 / network.getScale();
    this.grid = new Map();
  }

  cells(box) {
    const keys = [];
    for (let x = Math.floor(box.left / this.cell); x <= Math.floor(box.right / this.cell); x += 1) {
      for (let y = Math.floor(box.top / this.cell); y <= Math.floor(box.bottom / this.cell); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  }

  block(box, owner = -1) {
    for (const key of this.cells(box)) {
      if (!this.grid.has(key)) this.grid.set(key, []);
      this.grid.get(key).push([box, owner]);
    }
  }

  /** Whether a box covers nothing but its owner; with `firm` it may cover lesser things, not labels (owner -1). */
  free(box, owner, firm = false) {
    return this.cells(box).every((key) => (this.grid.get(key) ?? []).every(([other, of]) => of === owner || (firm && of >= 0 && weightOf(of) < weightOf(owner))
      || box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom));
  }
}

function labelWidth(context, text, scale, large) {
  const key = large ? `!${text}` : text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width * scale);
  return widths.get(key);
}

const labelFont = (scale, large) => (large ? `600 ${(1.12 * labelSize) / scale}px ${theme.font}` : `${labelSize / scale}px ${theme.font}`);
const nameInPicture = (number) => (view.codes && things.iso[number]) || things.short[number];

/** Where a label may stand: below, right, above, left, then the corners; those that stay in sight first. */
function labelSpots(node, width, height, scale, seen) {
  const radius = node.options.size + 2 / scale;
  const [side, edge] = [radius * 0.75 + width / 2, radius * 0.75 + height / 2];
  const all = [[0, radius + height / 2], [radius + width / 2, 0], [0, -radius - height / 2], [-radius - width / 2, 0],
    [side, edge], [side, -edge], [-side, edge], [-side, -edge]];
  const whole = all.filter(([dx]) => node.x + dx - width / 2 > seen.left && node.x + dx + width / 2 < seen.right);
  return whole.length ? whole : all;
}

function placeLabel(context, node, number, { scale, boxes, view: seen, sure, large }) {
  const text = nameInPicture(number);
  const dimmed = choice.marked.size > 0 && !choice.marked.has(number);
  context.font = labelFont(scale, large);
  const width = (labelWidth(context, text, scale, large) + 6) / scale;
  const height = ((large ? 1.12 : 1) * labelHeight) / scale;
  const spots = labelSpots(node, width, height, scale, seen);
  for (const [dx, dy, firm] of sure ? [...spots.map((spot) => [...spot, false]), ...spots.map((spot) => [...spot, true])] : spots) {
    const [x, y] = [node.x + dx, node.y + dy];
    const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    if (!boxes.free(box, number, firm)) continue;
    boxes.block(box);
    labelBoxes.push({ number, text, x, y, ...box, dimmed, large });
    context.globalAlpha = dimmed ? 0.3 : 1;
    context.strokeStyle = theme.halo;
    context.lineWidth = 3.5 / scale;
    context.strokeText(text, x, y);
    context.fillStyle = theme.ink;
    context.fillText(text, x, y);
    context.globalAlpha = 1;
    return;
  }
}

/** Draw the chosen things and links again over a veil, which is cheaper than restyling all the others. */
function paintChoice(context, nodes, scale) {
  const box = screenBox();
  context.fillStyle = theme.veil;
  context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  for (const pair of choice.pairs) {
    const [from, to, it] = [nodes[pairFrom[pair]], nodes[pairTo[pair]], visiblePairs.get(pair)];
    if (!from || !to || !it) continue;
    context.strokeStyle = SIGN_COLOUR[it.sign];
    context.lineWidth = lineWidth(it) + 0.8 / scale;
    context.setLineDash(DASHES[it.status] || []);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    context.setLineDash([]);
  }
  for (const number of choice.marked) {
    if (!nodes[number]) continue;
    if (openThings(view).includes(number)) ring(context, nodes[number], scale);
    nodes[number].draw(context);
  }
}

function ring(context, node, scale) {
  context.strokeStyle = theme.accent;
  context.lineWidth = 3 / scale;
  context.beginPath();
  context.arc(node.x, node.y, node.options.size + 5 / scale, 0, 2 * Math.PI);
  context.stroke();
}

/** Counts on bundled links, and a cross on links that are only denied, wherever there is room. */
function paintCounts(context, nodes, scale, boxes) {
  countBoxes = [];
  if (visiblePairs.size > DASH_LIMIT) return;
  context.font = `600 ${10 / scale}px ${theme.font}`;
  for (const [pair, it] of [...visiblePairs].sort((a, b) => b[1].count - a[1].count || a[0] - b[0])) {
    const dimmed = choice.marked.size > 0 && !choice.pairs.has(pair);
    if (dimmed || (it.count < 2 && it.status < 3)) continue;
    const [from, to] = [nodes[pairFrom[pair]], nodes[pairTo[pair]]];
    if (!from || !to) continue;
    const text = it.status === 3 ? `✕${it.count > 1 ? it.count : ""}` : String(it.count);
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    const [width, height] = [(6 + 6.2 * text.length) / scale, 13 / scale];
    const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    if (Math.hypot(from.x - to.x, from.y - to.y) * scale < 70 || !boxes.free(box, -2)) continue;
    boxes.block(box);
    countBoxes.push({ text, x, y, ...box, colour: SIGN_COLOUR[it.sign] });
    context.fillStyle = theme.halo;
    context.beginPath();
    context.roundRect(box.left, box.top, width, height, height / 2);
    context.fill();
    context.fillStyle = SIGN_COLOUR[it.sign];
    context.fillText(text, x, y + 0.5 / scale);
  }
}

/** A soft ground under each group of at least four visible things. */
function paintGroups(context) {
  for (const { outline, colour, opacity } of grounds()) {
    context.fillStyle = colour;
    context.globalAlpha = opacity;
    context.beginPath();
    outline.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.fill();
    context.globalAlpha = 1;
  }
}

function grounds() {
  if (visibleThings.size > 600 || visibleThings.size < 8) return [];
  const members = new Map();
  for (const number of visibleThings) {
    const group = things.group[number];
    if (group < 0 || !network.body.nodes[number]) continue;
    if (!members.has(group)) members.set(group, []);
    members.get(group).push(network.body.nodes[number]);
  }
  return [...members].sort((a, b) => a[0] - b[0]).filter(([, nodes]) => nodes.length > 3).map(([group, nodes]) => ({
    outline: hull(core(nodes).flatMap((node) => ROUND.map(([dx, dy]) => [node.x + dx * (node.options.size + 34), node.y + dy * (node.options.size + 34)]))),
    colour: GROUND[group % GROUND.length], opacity: visibleThings.size > 120 ? 0.08 : 0.11,
  }));
}
const ROUND = Array.from({ length: 16 }, (_, i) => [Math.cos((i * Math.PI) / 8), Math.sin((i * Math.PI) / 8)]);
const GROUND = ["#4477aa", "#ddaa33", "#228833", "#aa3377", "#66ccee", "#ee6677", "#777777"];

/** The members near the middle of their group: one far away would draw its ground over all the others. */
function core(nodes) {
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const [x, y] = [middle(nodes.map((node) => node.x)), middle(nodes.map((node) => node.y))];
  const distance = (node) => Math.hypot(node.x - x, node.y - y);
  const limit = 1.8 * middle(nodes.map(distance)) + 60;
  return nodes.filter((node) => distance(node) <= limit);
}

/** Convex hull, by Andrew's monotone chain. */
function hull(points) {
  const sorted = points.slice().sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.slice().reverse())];
}
const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
