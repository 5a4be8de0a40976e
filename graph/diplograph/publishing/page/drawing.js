// The picture as PNG and SVG, true to what is on the screen.

function savePng() {
  const canvas = network.canvas.frame.canvas;
  const copy = el("canvas", { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => save(`${fileName()}.png`, blob));
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

function svgPicture() {
  const box = screenBox();
  const nodes = network.body.nodes;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const scale = network.getScale();
  const dim = choice.marked.size > 0;
  const root = svg("svg", { xmlns: SVG, viewBox: [box.left, box.top, width, height].map((n) => n.toFixed(1)).join(" "), width: Math.round(width * scale), height: Math.round(height * scale), "font-family": "sans-serif" },
    svg("title", {}, data.meta.title), svg("rect", { x: box.left, y: box.top, width, height, fill: theme.ground }));
  for (const [pair, it] of visiblePairs) {
    const [from, to] = [nodes[pairFrom[pair]], nodes[pairTo[pair]]];
    if (!from || !to) continue;
    root.append(svg("line", {
      x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: SIGN_COLOUR[it.sign], "stroke-width": Math.min(9, 1.2 + 1.3 * (it.documents - 1)),
      "stroke-dasharray": (DASHES[it.status] || []).join(" ") || null, opacity: dim && !choice.pairs.has(pair) ? 0.12 : 0.7,
    }));
  }
  for (const number of visibleThings) {
    const node = nodes[number];
    if (!node) continue;
    const shape = shapePath(pictureNodes.shape[number], node.x, node.y, node.options.size);
    shape.setAttribute("fill", pictureNodes.color[number]);
    shape.setAttribute("stroke", "#ffffff");
    shape.setAttribute("opacity", dim && !choice.marked.has(number) ? 0.2 : 1);
    root.append(shape);
  }
  for (const it of countBoxes) root.append(svgText(it.text, it.x, it.y, 10 / scale, it.colour, 1));
  for (const it of labelBoxes) root.append(svgText(it.text, it.x, it.y, labelSize / scale, theme.ink, it.dimmed ? 0.3 : 1));
  return new XMLSerializer().serializeToString(root);
}

const svgText = (text, x, y, size, colour, opacity) => svg("text", {
  x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(2), fill: colour, opacity, "text-anchor": "middle", "dominant-baseline": "central",
  stroke: theme.halo, "stroke-width": (size / 4).toFixed(2), "paint-order": "stroke",
}, text);
