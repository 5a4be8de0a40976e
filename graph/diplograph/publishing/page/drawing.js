// The picture as PNG and SVG, true to what is on the screen.

const savePng = () => canvasCopy().toBlob((blob) => save(`${fileName()}.png`, blob));

function canvasCopy() {
  const canvas = network.canvas.frame.canvas;
  const copy = el("canvas", { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  return copy;
}

const redrawNow = () => network.canvas.body.emitter.emit("_redraw");

/** On paper the picture is a copy in light colours: the live one would be stretched to the sheet. */
function startSheet() {
  const root = document.documentElement;
  let before;
  addEventListener("beforeprint", () => {
    before = root.dataset.theme;
    root.dataset.theme = "light";
    readTheme();
    redrawNow();
    // Without a size (a page opened on paper at once) there is nothing to copy.
    if (network.canvas.frame.canvas.width) $("sheet").replaceChildren(canvasCopy());
  });
  addEventListener("afterprint", () => {
    if (before) root.dataset.theme = before;
    else delete root.dataset.theme;
    readTheme();
    redrawNow();
    $("sheet").replaceChildren();
  });
}

const fileName = () => fold(data.meta.title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "diplograph";

function shapePath(shape, x, y, r) {
  const polygon = (count, turn_, scale) => Array.from({ length: count }, (_, i) => {
    const angle = turn_ + (i * 2 * Math.PI) / count;
    const radius = Array.isArray(scale) ? r * scale[i % 2] : r * scale;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`;
  }).join(" ");
  const shapes = { square: [4, Math.PI / 4, Math.SQRT2], diamond: [4, 0, 1], triangle: [3, -Math.PI / 2, 1.15], triangleDown: [3, Math.PI / 2, 1.15], hexagon: [6, 0, 1], star: [10, -Math.PI / 2, [1.1, 0.5]] };
  return shapes[shape] ? svg("polygon", { points: polygon(...shapes[shape]) }) : svg("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r });
}

/** The view as SVG: the same grounds, lines with arrows and dashes, shapes, counts and labels as on the screen. */
function svgPicture() {
  const box = screenBox();
  const nodes = network.body.nodes;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const scale = network.getScale();
  const root = svg("svg", { xmlns: SVG, viewBox: [box.left, box.top, width, height].map((n) => n.toFixed(1)).join(" "), width: Math.round(width * scale), height: Math.round(height * scale), "font-family": "sans-serif" },
    svg("title", {}, data.meta.title), svg("rect", { x: box.left, y: box.top, width, height, fill: theme.ground }),
    grounds().map(({ outline, colour, opacity }) => svg("polygon", { points: outline.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), fill: colour, opacity })),
    [...visiblePairs].flatMap(([pair, it]) => svgLine(nodes[pairFrom[pair]], nodes[pairTo[pair]], it, choice.marked.size > 0 && !choice.pairs.has(pair))),
    [...visibleThings].map((number) => nodes[number] && svgThing(nodes[number], number)));
  for (const it of countBoxes) root.append(svgText(it.text, it.x, it.y, 10 / scale, it.colour, 1, true));
  for (const it of labelBoxes) root.append(svgText(it.text, it.x, it.y, ((it.large ? 1.12 : 1) * labelSize) / scale, theme.ink, it.dimmed ? 0.3 : 1, it.large));
  return new XMLSerializer().serializeToString(root);
}

function svgLine(from, to, it, dimmed) {
  if (!from || !to) return [];
  const dashed = visiblePairs.size <= DASH_LIMIT;
  const look_ = { stroke: SIGN_COLOUR[it.sign], opacity: dimmed ? 0.12 : lineOpacity(it) };
  const line = svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, "stroke-width": lineWidth(it), "stroke-dasharray": (dashed && DASHES[it.status] || []).join(" ") || null, ...look_ });
  if (!dashed || !(it.forward || it.back)) return [line];
  const [tail, head] = it.forward ? [from, to] : [to, from];
  const angle = Math.atan2(head.y - tail.y, head.x - tail.x);
  const at = (along, aside) => `${(head.x - Math.cos(angle) * along - Math.sin(angle) * aside).toFixed(1)},${(head.y - Math.sin(angle) * along + Math.cos(angle) * aside).toFixed(1)}`;
  const [tip, size] = [head.options.size + 1, 5 + 1.5 * lineWidth(it)];
  return [line, svg("polygon", { points: [at(tip, 0), at(tip + size, size / 2.6), at(tip + size, -size / 2.6)].join(" "), fill: look_.stroke, opacity: look_.opacity })];
}

function svgThing(node, number) {
  const shape = shapePath(pictureNodes.shape[number], node.x, node.y, node.options.size);
  for (const [name, value] of Object.entries({ fill: pictureNodes.color[number], stroke: BORDER, "stroke-width": 1.5, opacity: choice.marked.size && !choice.marked.has(number) ? 0.2 : 1 })) shape.setAttribute(name, value);
  return shape;
}

const svgText = (text, x, y, size, colour, opacity, bold = false) => svg("text", {
  x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(2), "font-weight": bold ? 600 : null, fill: colour, opacity, "text-anchor": "middle", "dominant-baseline": "central",
  stroke: theme.halo, "stroke-width": (size / 4).toFixed(2), "paint-order": "stroke",
}, text);
