// The side: what colours, shapes and lines mean, each a switch; more filters; the list of actors.

const ACTOR_PAGE = 150;
const switches = [];

function toggle(set, value) {
  if (!set.delete(value)) set.add(value);
}

/** The shape of a class as vis draws it. */
function shapeMark({ shape, colour }) {
  const forms = {
    square: ["rect", { x: 3, y: 3, width: 12, height: 12 }], diamond: ["path", { d: "M9 1 17 9 9 17 1 9Z" }],
    triangle: ["path", { d: "M9 2 17 16H1Z" }], triangleDown: ["path", { d: "M9 16 1 2H17Z" }],
    hexagon: ["path", { d: "M5 2h8l4 7-4 7H5L1 9Z" }], star: ["path", { d: "M9 1l2.4 5.3 5.6.6-4.2 3.8 1.2 5.6L9 13.4l-5 2.9 1.2-5.6L1 6.9l5.6-.6Z" }],
  };
  const [tag, attributes] = forms[shape] ?? ["circle", { cx: 9, cy: 9, r: 7 }];
  return svg("svg", { viewBox: "0 0 18 18", class: "shape", "aria-hidden": "true" }, svg(tag, { ...attributes, fill: colour }));
}

const lineMark = (status, colour = "currentColor") => svg("svg", { viewBox: "0 0 34 12", class: "line", "aria-hidden": "true" },
  svg("line", { x1: 1, x2: 33, y1: 6, y2: 6, stroke: colour, "stroke-width": 2.4, "stroke-dasharray": (DASHES[status] || []).join(" ") || null }),
  status === 3 ? svg("text", { x: 17, y: 10, class: "cross" }, "✕") : null);

function legendSwitch(name, value, mark, label, count, title) {
  const box = button([mark, el("span", { class: "name" }, label), el("span", { class: "count" }, count)],
    () => change((it) => toggle(it[name], value)), { class: "switch", title });
  switches.push([box, (it) => !it[name].has(value)]);
  return box;
}

function section(title, open, ...content) {
  return el("details", { class: "section", open }, el("summary", {}, title), content);
}

/** One row for each kind of thing, grouped; a group is one switch until it is unfolded. */
function kindRows() {
  const groups = new Map(data.categories.map((name) => [name, []]));
  for (const row of kinds) groups.get(data.classes[row[0]].category).push(row);
  const one = ([kind, count], label = data.classes[kind].label) => legendSwitch("noTypes", kind, el("span", { class: "shapes" }, shapeMark(data.classes[kind])), label, count);
  return [...groups].filter(([, members]) => members.length)
    .map(([name, members]) => (members.length === 1 ? one(members[0], say(`category.${name}`)) : categoryRow(name, members, members.map((row) => one(row)))));
}

function categoryRow(name, members, rows) {
  const names = members.map(([kind]) => kind);
  const on = (it) => names.filter((kind) => !it.noTypes.has(kind)).length;
  const box = button([el("span", { class: "shapes" }, members.slice(0, 3).map(([kind]) => shapeMark(data.classes[kind]))), el("span", { class: "name" }, say(`category.${name}`)),
    el("span", { class: "count" }, members.reduce((sum, [, count]) => sum + count, 0))],
  () => change((it) => { const none = !on(it); for (const kind of names) it.noTypes[none ? "delete" : "add"](kind); }),
  { class: "switch", title: names.map((kind) => data.classes[kind].label).join(", ") });
  switches.push([box, (it) => (on(it) === names.length ? true : on(it) ? "mixed" : false)]);
  const inner = el("div", { class: "kinds", hidden: true }, rows);
  const unfold = button("", () => {
    inner.hidden = !inner.hidden;
    unfold.setAttribute("aria-expanded", String(!inner.hidden));
  }, { class: "unfold", "aria-expanded": false, "aria-label": say("unfold", { name: say(`category.${name}`) }) });
  return el("div", { class: "category" }, box, unfold, inner);
}

function startLegend() {
  const countBy = (of, value) => said.id.filter((_, i) => of(i) === value).length;
  const signs = ["cooperative", "conflictual", "mixed", "neutral"];
  const codes = button(say("codes"), () => change((it) => { it.codes = !it.codes; }), { class: "chip", id: "codes", title: say("codes-title") });
  switches.push([codes, (it) => it.codes]);
  $("legend").replaceChildren(
    section(say("types"), true, kindRows(), things.iso.some(Boolean) ? codes : null),
    section(say("lines"), true,
      el("p", { class: "signs" }, signs.map((sign) => el("span", {}, lineMark(0, SIGN_COLOUR[sign]), say(`sign.${sign}`)))),
      STATUS.map((status, number) => legendSwitch("noStatus", status, lineMark(number), say(`status.${status}`), countBy((i) => said.st[i], number), say(`hint.${status}`))),
      el("p", { class: "hint" }, say("width-hint"))),
    section(say("families"), true, el("div", { class: "chips" }, families.map((family) => legendSwitch("noFamilies", family, null, familyLabel(family), countBy(familyOf, family))))),
    section(say("more-filters"), false, filterFields()),
    section(say("questions"), false, questionFields()),
    actorSection());
}

function choice_(key, label, options) {
  const select = el("select", { id: `filter-${key}`, onchange: () => change((it) => { it[key] = select.value; }) },
    el("option", { value: "" }, say("any")), options.map(([value, text]) => el("option", { value }, text.length > 60 ? `${text.slice(0, 59)}…` : text)));
  switches.push([select, (it) => { select.value = it[key]; return null; }]);
  return el("label", { class: "field" }, label, select);
}

function filterFields() {
  const speakers = [...new Set(said.by.filter((by) => by >= 0))].sort((a, b) => (things.label[a] < things.label[b] ? -1 : 1));
  const relations = [...Object.entries(data.relations).map(([name, { label }]) => [name, label]), ...Object.entries(data.indicators)]
    .sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const level = el("input", { type: "range", min: 0, max: 1, step: 0.05, id: "filter-confidence", oninput: later(() => change((it) => { it.confidence = Number(level.value); }), 60) });
  const shown = el("output", {});
  switches.push([level, (it) => { level.value = it.confidence; shown.textContent = `${Math.round(it.confidence * 100)} %`; return null; }]);
  return [
    choice_("relation", say("relation"), relations),
    choice_("document", say("document"), documents.map(([id, title, issued]) => [id, issued ? `${issued} ${title}` : title])),
    choice_("speaker", say("speaker"), [["author", say("the-author")], ...speakers.map((by) => [things.id[by], things.label[by]])]),
    choice_("modality", say("modality"), [...new Set(said.m)].sort().map((name) => [name, words[`modality.${name}`] ?? name])),
    el("label", { class: "field" }, say("least-confidence"), el("span", { class: "inline" }, level, shown)),
  ];
}

function questionFields() {
  const pick = (what) => button(say(`start-${what}`), () => {
    const first = openThings(view)[0];
    if (first === undefined) return announce(say("choose-first"));
    return ask(what, first);
  });
  return el("div", { class: "actions" }, pick("path"), pick("compare"), button(say("what-changed"), askChange));
}

/** All things as a list of buttons: the whole picture for those who do not see it. */
function actorSection() {
  const list = el("ol", { class: "actors", id: "actor-list" });
  let done = 0;
  const more = () => {
    list.querySelector(":scope > .more")?.remove();
    for (const number of ranked.slice(done, done + ACTOR_PAGE)) list.append(actorItem(number));
    done += ACTOR_PAGE;
    if (done < ranked.length) list.append(el("li", { class: "more" }, button(say("more", { n: ranked.length - done }), more)));
  };
  const box = el("details", { class: "section", id: "actors", open: false }, el("summary", {}, `${say("actors")} (${thingCount.toLocaleString("en")})`), list);
  box.addEventListener("toggle", () => { if (box.open && !done) more(); });
  $("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.body.classList.add("side-open");
    box.open = true;
    if (!done) more();
    list.querySelector("button")?.focus();
  });
  return box;
}

const actorItem = (number) => el("li", {}, button([shapeMark(data.classes[things.kind[number]]), quote(things.label[number]),
  el("span", { class: "count" }, weightOf(number))], () => { openThing(number); bring(number); $("panel").focus(); },
  { class: "partner", "aria-label": `${things.label[number]}, ${data.classes[things.kind[number]].label}, ${many("statement", weightOf(number))}` }));

function drawLegend(it) {
  for (const [box, on] of switches) {
    const state = on(it);
    if (state !== null) box.setAttribute("aria-pressed", String(state));
  }
}
