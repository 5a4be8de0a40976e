// Figures as small charts: one for each indicator, pair and unit, with the values in a table beneath.

function series(list) {
  const found = new Map();
  for (const i of list) {
    const [, unit, , , , , product] = data.figures[i];
    // Turnover has no direction: both orders of its two parties are one series.
    const parties = said.p[i] === "trade-turnover" ? [said.s[i], said.o[i]].sort((a, b) => a - b) : [said.s[i], said.o[i]];
    const key = [said.p[i], ...parties, unit, product].join("|");
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(i);
  }
  return [...found.values()].sort((a, b) => b.length - a.length || a[0] - b[0]);
}

const figureYear = (i) => data.figures[i][5] ?? (said.b[i] === null ? null : yearOf(said.b[i]));

function charts(list) {
  return series(list).filter((members) => new Set(members.map(figureYear).filter((year) => year !== null)).size > 1).map(chart);
}

function chart(members) {
  const [first] = members;
  const unit = data.figures[first][1];
  const who = things.short[said.s[first]] + (said.o[first] >= 0 ? ` – ${things.short[said.o[first]]}` : "");
  const points = members.filter((i) => figureYear(i) !== null).sort((a, b) => figureYear(a) - figureYear(b) || a - b);
  const product = productOf(first) >= 0 ? `, ${things.label[productOf(first)]}` : "";
  const title = `${data.indicators[said.p[first]]}${product}, ${who}${unit === "1" ? "" : ` (${unit})`}`;
  return el("figure", { class: "chart" }, el("figcaption", {}, quote(upper(title))), bars(points, title), valueTable(points, unit));
}

function bars(points, title) {
  const [width, height, base] = [340, 120, 98];
  const values = points.map((i) => data.figures[i][0]);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = (value) => ((value - low) / (high - low || 1)) * (base - 16);
  const step = Math.min(72, (width - 8) / points.length);
  const labels = Math.ceil(points.length / 9);
  const zero = base - scale(0);
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title },
    svg("line", { x1: 4, x2: width - 4, y1: zero, y2: zero, class: "axis" }),
    points.map((i, index) => {
      const [value] = data.figures[i];
      const top = base - scale(value);
      const x = 4 + index * step;
      const text = `${figureYear(i)}: ${figureText(i)}`;
      return svg("g", { class: `bar ${STATUS[said.st[i]]}`, tabindex: 0, role: "button", "aria-label": text, onclick: () => openStatement(i),
        onkeydown: (event) => { if (event.key === "Enter") openStatement(i); } },
        svg("title", {}, text),
        svg("rect", { x: x + step * 0.15, width: Math.min(46, step * 0.7), y: Math.min(top, zero), height: Math.max(1.5, Math.abs(zero - top)), rx: 2 }),
        index % labels ? null : svg("text", { x: x + step * 0.15 + Math.min(46, step * 0.7) / 2, y: height - 6 }, String(figureYear(i))),
        index % labels ? null : svg("text", { x: x + step * 0.15 + Math.min(46, step * 0.7) / 2, y: Math.min(top, zero) - 4, class: "value" }, compact(value)));
    }));
}

function valueTable(points, unit) {
  return el("details", { class: "values" }, el("summary", {}, say("values")),
    el("table", {}, el("thead", {}, el("tr", {}, ["year", "value", "says"].map((name) => el("th", { scope: "col" }, say(`column.${name}`))))),
      el("tbody", {}, points.map((i) => el("tr", {}, el("td", {}, figureYear(i)),
        el("td", {}, button(`${data.figures[i][0].toLocaleString("en")}${unit === "1" ? "" : ` ${unit}`}`, () => openStatement(i), { class: "thing" })),
        el("td", {}, said.by[i] >= 0 ? thingButton(said.by[i]) : documents[said.v[i][0]?.[0]]?.[1] ?? ""))))));
}
