// Questions about two things or two times: ways between, side by side, what changed.

const showPaths = (first, second) => change((it) => { it.open = { what: "path", things: [first, second] }; });
const showComparison = (first, second) => change((it) => { it.open = { what: "compare", things: [first, second] }; });

/** Ask for the second thing: the search box takes it. */
function ask(what, first) {
  const box = $("search");
  box.value = "";
  box.placeholder = say(`ask-${what}`, { name: things.short[first] });
  askFor = (second) => {
    box.placeholder = say("search");
    askFor = null;
    if (second === first) return;
    (what === "path" ? showPaths : showComparison)(first, second);
  };
  announce(box.placeholder);
  box.focus();
}
let askFor = null;

function pathPanel({ things: [first, second] }) {
  const found = paths(first, second);
  return [
    el("p", { class: "kind" }, say("paths")),
    el("h2", {}, thingButton(first), " → ", thingButton(second)),
    el("p", { class: "facts" }, found.length ? many("path", found.length) : say("no-path", { n: PATH_STEPS })),
    el("ol", { class: "paths" }, found.map((way) => el("li", {}, way.things.map((thing, index) => {
      if (!index) return thingButton(thing);
      const pair = way.pairs[index - 1];
      const list = onlyActive(pairStatements[pair]);
      const names = [...new Set(list.map(predicateLabel))];
      return [" ", button(`${names.slice(0, 2).join(", ")}${names.length > 2 ? " …" : ""} (${list.length})`, () => openPair(pairFrom[pair], pairTo[pair]),
        { class: `step ${bundle(list).sign} ${STATUS[bundle(list).status]}` }), " ", thingButton(thing)];
    })))),
  ];
}

function partnersOf(number) {
  const found = new Map();
  for (const [other, pair] of neighbours[number]) {
    const list = onlyActive(pairStatements[pair]);
    if (list.length) found.set(other, list);
  }
  return found;
}

function comparePanel({ things: pair }) {
  const lists = pair.map((number) => onlyActive(thingStatements[number]));
  const [left, right] = pair.map(partnersOf);
  const shared = [...left.keys()].filter((other) => right.has(other));
  const count = (list, family) => list.filter((i) => families[statementFamily[i]] === family).length;
  const row = (name, values) => el("tr", {}, el("th", { scope: "row" }, typeof name === "string" ? upper(name) : name), values.map((value) => el("td", {}, value)));
  const mix = (other, at) => {
    const list = (at ? right : left).get(other);
    return button([el("span", { class: `dot ${bundle(list).sign}` }), String(list.length)], () => openPair(pair[at], other), { class: "small" });
  };
  return [
    el("p", { class: "kind" }, say("comparison")),
    el("h2", {}, thingButton(pair[0]), " | ", thingButton(pair[1])),
    el("table", { class: "compare" },
      el("thead", {}, el("tr", {}, el("td"), pair.map((number) => el("th", { scope: "col" }, quote(things.short[number]))))),
      el("tbody", {},
        row(say("type"), pair.map((number) => data.classes[things.kind[number]].label)),
        row(say("statements"), lists.map((list) => list.length)),
        families.filter((family) => lists.some((list) => count(list, family))).map((family) => row(familyLabel(family), lists.map((list) => count(list, family)))),
        STATUS.map((status, number) => row(say(`status.${status}`), lists.map((list) => list.filter((i) => said.st[i] === number).length))))),
    el("h3", {}, say("shared-partners", { n: shared.length })),
    el("table", { class: "compare" }, el("tbody", {}, shared.map((other) => row(thingButton(other), [mix(other, 0), mix(other, 1)])))),
    el("h3", {}, say("between-them")),
    familyGroups(onlyActive(pairStatements[pairNumber.get(pairKey(...pair))] ?? [])),
    pair.map((number, at) => {
      const own = [...(at ? right : left).keys()].filter((other) => !(at ? left : right).has(other) && other !== pair[1 - at]);
      return [el("h3", {}, say("only-with", { name: things.short[number] })), el("p", {}, own.slice(0, 40).map((other, index) => [index ? " · " : "", thingButton(other)]))];
    }),
  ];
}

/** Statements inside a range of months, whatever the range of the view. */
const within = (from, to) => (said.id ?? []).map((_, i) => i)
  .filter((i) => passes(i, view, { time: false }) && (said.b[i] !== null || said.e[i] !== null)
    && (said.b[i] ?? -Infinity) <= to && (said.e[i] ?? Infinity) >= from);

function changePanel({ ranges: [a, b, c, d] }) {
  const before = new Map(within(a, b).map((i) => [contentKey(i), i]));
  const after = new Map(within(c, d).map((i) => [contentKey(i), i]));
  const difference = (one, other) => [...one].filter(([key]) => !other.has(key)).map(([, i]) => i).sort(byTime);
  const parts = [["new-then", difference(after, before)], ["gone-then", difference(before, after)],
    ["kept-then", [...after].filter(([key]) => before.has(key)).map(([, i]) => i)]];
  return [
    el("p", { class: "kind" }, say("what-changed")),
    el("h2", {}, `${rangeText(a, b)} → ${rangeText(c, d)}`),
    changeForm([a, b, c, d]),
    el("p", { class: "facts" }, say("undated-apart", { n: (said.id ?? []).filter((_, i) => active[i] && timesOf(i) === null).length })),
    parts.map(([name, list]) => {
      const box = el("details", { class: "family", open: name === "new-then" }, el("summary", {}, say(name), " ", el("span", { class: "count" }, list.length)));
      const make = () => { if (box.open && !box.querySelector(".cards")) box.append(cardList(list)); };
      box.addEventListener("toggle", make);
      make();
      return box;
    }),
  ];
}

const contentKey = (i) => (said.k[i] === 2 ? `${said.s[i]}|${data.claims[i]}` : [said.k[i], said.s[i], said.p[i], said.o[i], said.st[i] === 3,
  said.k[i] === 1 ? data.figures[i].slice(0, 2) : ""].join("|"));
const rangeText = (from, to) => (yearOf(from) === yearOf(to) ? String(yearOf(from)) : `${yearOf(from)}–${yearOf(to)}`);

function changeForm(ranges) {
  const field = (index) => el("input", { type: "number", value: yearOf(ranges[index]), "aria-label": say(`range.${index}`), name: `year-${index}` });
  const fields = [0, 1, 2, 3].map(field);
  // The ranges stay next to each other when the year between them is moved.
  fields[2].addEventListener("input", () => { fields[1].value = Number(fields[2].value) - 1; });
  const submit = (event) => {
    event.preventDefault();
    const years = fields.map((input) => Math.trunc(Number(input.value)));
    if (years.some((year) => !Number.isFinite(year))) return;
    change((it) => { it.open = { what: "change", ranges: [years[0] * 12, years[1] * 12 + 11, years[2] * 12, Math.max(years[2], years[3]) * 12 + 11] }; });
  };
  return el("form", { class: "ranges", onsubmit: submit },
    el("p", {}, el("span", {}, say("first-range")), fields[0], "–", fields[1]),
    el("p", {}, el("span", {}, say("second-range")), fields[2], "–", fields[3], el("button", { type: "submit" }, say("compare-times"))));
}

/** Open the question with the years cut where half of the dated statements are on either side. */
function askChange() {
  const times = (said.id ?? []).map((_, i) => timesOf(i)).filter((month) => month !== null).sort((a, b) => a - b);
  const [first, last] = timeSpan().map(yearOf);
  const middle = Math.max(first + 1, yearOf(times[Math.floor(times.length / 2)] ?? last * 12));
  change((it) => { it.open = { what: "change", ranges: [first * 12, middle * 12 - 1, middle * 12, Math.max(middle, last) * 12 + 11] }; });
}
