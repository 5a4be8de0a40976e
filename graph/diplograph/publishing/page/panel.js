// The panel at the side: overview, a thing, a pair, one statement, a path, a comparison or a change.

let panelKey = "";

function drawPanel(it) {
  const open = it.open;
  const key = `${writeOpen(open)}|${it.pins.size}|${it.focus}|${it.steps}|${filterKey(it)}`;
  document.body.classList.toggle("panel-open", Boolean(open));
  if (key === panelKey) return;
  panelKey = key;
  const views = { thing: thingPanel, pair: pairPanel, statement: statementPanel, list: listPanel, path: pathPanel, compare: comparePanel, change: changePanel };
  const content = open ? views[open.what](open) : overviewPanel();
  $("panel").replaceChildren(...[open ? button("×", closePanel, { class: "close", "aria-label": say("close") }) : null, ...[content].flat(4)].filter(Boolean));
  $("panel").scrollTop = 0;
}

/** Everything of the view that decides which statements are active. */
const filterKey = (it) => [[...it.noTypes], [...it.noFamilies], [...it.noStatus], it.relation, it.document, it.speaker, it.modality, it.confidence, it.from, it.to, it.undated, [...it.hidden]].join("|");

const onlyActive = (list) => list.filter((i) => active[i]);

function filteredNote(list, shown) {
  return list.length === shown.length ? null
    : el("p", { class: "filtered" }, say("filtered-out", { n: list.length - shown.length }), " ", button(say("clear-filters"), clearFilters, { class: "small" }));
}

function copyTools(list) {
  return el("div", { class: "actions" },
    button(say("copy-markdown"), () => copyText(markdown(list))), button(say("copy-turtle"), () => copyText(turtle(list))));
}

function statusLine(list) {
  const counts = STATUS.map((_, status) => list.filter((i) => said.st[i] === status).length);
  return el("p", { class: "status-line" }, STATUS.map((status, number) => (counts[number]
    ? [badge(`${counts[number]} ${say(`status.${status}`)}`, status, say(`hint.${status}`)), " "] : null)));
}

function thingPanel({ things: [number] }) {
  const list = onlyActive(thingStatements[number]);
  const kind = data.classes[things.kind[number]];
  const aliases = things.aliases[number];
  const wikidata = things.wikidata[number];
  return [
    el("p", { class: "kind" }, shapeMark(kind), kind.label),
    el("h2", {}, quote(things.label[number])),
    aliases.length ? el("p", { class: "aliases" }, say("also"), " ", aliases.slice(0, 12).map((alias, i) => [i ? ", " : "", quote(alias)]), aliases.length > 12 ? " …" : "") : null,
    el("p", { class: "facts" }, many("statement", list.length), " · ", many("document", new Set([...things.docs[number], ...documentsOf(list)]).size),
      /^Q\d+$/.test(wikidata ?? "") ? [" · ", link(`https://www.wikidata.org/wiki/${wikidata}`, wikidata)] : null),
    statusLine(list),
    thingActions(number),
    filteredNote(thingStatements[number], list),
    partners(number),
    familyGroups(list),
    copyTools(list),
    things.docs[number].length ? el("details", { class: "family" }, el("summary", {}, say("mentioned-in")), documentList(things.docs[number])) : null,
  ];
}

function thingActions(number) {
  const focused = view.focus === number ? view.steps : 0;
  return el("div", { class: "actions" },
    el("span", { class: "group", role: "group", "aria-label": say("focus") }, el("span", { class: "caption" }, say("focus")),
      [1, 2, 3].map((steps) => button(String(steps), () => (focused === steps ? change((it) => { it.focus = -1; }) : focusOn(number, steps)),
        { "aria-pressed": focused === steps, title: say("focus-title", { n: steps }) }))),
    button(say("expand"), () => expand(number), { title: say("expand-title") }),
    button(say("hide"), () => hide(number)),
    button(say(view.pins.has(number) ? "unpin" : "pin"), () => togglePin(number)),
    button(say("path-from"), () => ask("path", number)), button(say("compare-with"), () => ask("compare", number)));
}

/** The things it is linked to most, each leading to the pair. */
function partners(number) {
  const rows = neighbours[number].map(([other, pair]) => [other, onlyActive(pairStatements[pair])]).filter(([, list]) => list.length)
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  if (!rows.length) return null;
  const row = ([other, list]) => el("li", {}, button([el("span", { class: `dot ${bundle(list).sign}` }), quote(things.label[other]), el("span", { class: "count" }, list.length)],
    () => openPair(number, other), { class: "partner", "aria-label": `${things.label[other]}, ${many("statement", list.length)}` }));
  const box = el("ul", { class: "partners" }, rows.slice(0, 8).map(row));
  if (rows.length > 8) {
    const more = el("li", {}, button(say("more", { n: rows.length - 8 }), () => more.replaceWith(...rows.slice(8).map(row)), { class: "small" }));
    box.append(more);
  }
  return box;
}

function pairPanel({ things: [first, second] }) {
  const pair = pairNumber.get(pairKey(first, second));
  const all = pair === undefined ? [] : pairStatements[pair];
  const list = onlyActive(all);
  return [
    el("p", { class: "kind" }, say("pair")),
    el("h2", {}, thingButton(first), " – ", thingButton(second)),
    el("p", { class: "facts" }, many("statement", list.length), " · ", many("document", documentsOf(list).size)),
    statusLine(list), filteredNote(all, list), familyGroups(list), copyTools(list),
    el("div", { class: "actions" }, button(say("all-paths"), () => showPaths(first, second)), button(say("compare"), () => showComparison(first, second))),
  ];
}

function statementPanel({ number }) {
  const pair = pairOf[number];
  return [el("p", { class: "kind" }, say("one-statement")), card(number),
    pair >= 0 ? button(say("all-of-pair", { n: pairStatements[pair].length }), () => openPair(pairFrom[pair], pairTo[pair])) : null];
}

function overviewPanel() {
  const list = said.id ? said.id.map((_, i) => i).filter((i) => active[i]) : [];
  const figures = list.filter((i) => said.k[i] === 1);
  return [
    el("h2", {}, say("overview")),
    el("p", { class: "facts" }, say("overview-text")),
    statusLine(list),
    el("h3", {}, say("to-ask")),
    listButtons(),
    el("h3", {}, say("most-connected")),
    el("ul", { class: "partners" }, ranked.slice(0, 8).map((number) => el("li", {}, button(
      [shapeMark(data.classes[things.kind[number]]), quote(things.label[number]), el("span", { class: "count" }, onlyActive(thingStatements[number]).length)],
      () => { openThing(number); bring(number); }, { class: "partner" })))),
    figures.length ? [el("h3", {}, say("family.figures")), charts(figures, false).slice(0, 6)] : null,
    el("h3", {}, say("all-statements")), familyGroups(list).map((group, index) => { if (index || list.length > 12) group.open = false; return group; }),
    el("h3", {}, say("documents")), documentList(documents.map((_, number) => number)),
  ];
}

function documentList(numbers) {
  return el("ul", { class: "documents" }, numbers.slice(0, 200).map((number) => {
    const [id, title, issued, url] = documents[number];
    return el("li", {}, link(url, title), issued ? ` · ${issued}` : "", " ",
      button(say("only-this"), () => change((it) => { it.document = it.document === id ? "" : id; }), { class: "small" }));
  }));
}
