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

/** Charts of the series with figures of several years; with `told` their values stand open beneath. */
function charts(list, told = true) {
  return series(list).filter((members) => new Set(members.map(figureYear).filter((year) => year !== null)).size > 1).map((members) => chart(members, told));
}

function chart(members, told) {
  const [first] = members;
  const unit = data.figures[first][1];
  const who = things.short[said.s[first]] + (said.o[first] >= 0 ? ` – ${things.short[said.o[first]]}` : "");
  const points = members.filter((i) => figureYear(i) !== null).sort((a, b) => figureYear(a) - figureYear(b) || a - b);
  const product = productOf(first) >= 0 ? `, ${things.label[productOf(first)]}` : "";
  const title = `${data.indicators[said.p[first]]}${product}, ${who}${unit === "1" ? "" : ` (${unit})`}`;
  return el("figure", { class: "chart" }, el("figcaption", {}, quote(upper(title))), bars(points, title), valueTable(points, unit, told));
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

/** How a value stands to that of the last earlier year, as we compute it; nothing where either is a range or a change itself. */
function changeText(points, index) {
  const before = points.slice(0, index).filter((i) => figureYear(i) < figureYear(points[index])).pop();
  const [was, is] = [data.figures[before]?.[0], data.figures[points[index]][0]];
  if (!(was > 0) || said.p[points[index]] === "change-rate" || data.figures[before][4] !== null || data.figures[points[index]][4] !== null) return "";
  const percent = Math.round((is / was - 1) * 100);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent).toLocaleString("en")} %`;
}

const sayers = (i) => (said.by[i] >= 0 ? thingButton(said.by[i]) : quote(documents[said.v[i][0]?.[0]]?.[1] ?? ""));

function valueTable(points, unit, told) {
  const row = (i, index) => el("tr", {}, el("td", {}, figureYear(i)),
    el("td", {}, button(`${compact(data.figures[i][0])}${unit === "1" ? "" : ` ${unit}`}`, () => openStatement(i), { class: "thing", title: data.figures[i][0].toLocaleString("en") })),
    el("td", { class: "number" }, changeText(points, index)), el("td", {}, sayers(i)));
  return el("details", { class: "values", open: told && points.length <= 8 }, el("summary", {}, say("values")),
    el("table", {}, el("thead", {}, el("tr", {}, ["year", "value", "change", "says"].map((name) => el("th", { scope: "col", title: name === "change" ? say("change-title") : null }, say(`column.${name}`))))),
      el("tbody", {}, points.map(row))));
}
