// Start: words into the page, the picture, and the wiring between the view and everything drawn from it.

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  readTheme();
  network.redraw();
}

function tools() {
  const item = (key, action) => button(say(key), () => {
    menu.open = false;
    action();
  });
  const menu = el("details", { class: "menu" }, el("summary", {}, say("take-along")), el("div", { class: "items" },
    item("save-png", savePng), item("save-svg", () => save(`${fileName()}.svg`, svgPicture(), "image/svg+xml")),
    item("save-csv", () => save(`${fileName()}.csv`, csv(visibleStatements()), "text/csv;charset=utf-8")),
    item("save-turtle", () => save(`${fileName()}.ttl`, turtle(selected()), "text/turtle;charset=utf-8")),
    item("copy-all-markdown", () => copyText(markdown(selected()))), item("print", () => print())));
  return [button([el("span", { "aria-hidden": "true" }, "↶ "), el("span", { class: "wide" }, say("undo"))], undo, { "aria-label": say("undo"), title: `${say("key.undo")} (u)` }), button(say("fit"), () => fit(), { title: `${say("key.fit")} (0)` }),
    button(say("link"), () => copyText(location.href)), menu, button("◐", switchTheme, { "aria-label": say("key.theme"), title: `${say("key.theme")} (t)` }),
    button("?", openHelp, { "aria-label": say("help"), title: `${say("help")} (?)` })];
}

/** What the page is from: documents with their years, counts, the part it was cut to, and few titles in full. */
function originLine() {
  const years = documents.map(([, , issued]) => /^\d{4}/.exec(issued ?? "")?.[0]).filter(Boolean).sort();
  const [first, last] = [years[0], years[years.length - 1]];
  const span = !first ? "" : first === last ? `, ${first}` : `, ${first}–${last}`;
  const line = [say("origin", { documents: many("document", documents.length), span, things: many("thing", thingCount), statements: many("statement", statementCount) })];
  if (data.meta.part) line.push(` · ${say("part")} `, quote(data.meta.part));
  if (documents.length && documents.length <= 3) line.push(" · ", quote(documents.map(([, title]) => `“${title}”`).join(", ")));
  return line;
}

function startWords() {
  $("origin").replaceChildren(...originLine());
  $("origin").title = documents.slice(0, 40).map(([, title]) => title).join("\n");
  $("skip").textContent = say("skip");
  $("reading").replaceChildren(el("span", {}, say("reading-1")), " ", el("span", {}, say("reading-2")));
  $("network").setAttribute("aria-label", say("picture-label"));
  $("side").setAttribute("aria-label", say("side"));
  $("panel").setAttribute("aria-label", say("panel"));
  $("tools").setAttribute("aria-label", say("tools"));
  $("tools").replaceChildren(...tools());
  $("switches").replaceChildren(
    button(say("side"), () => { document.body.classList.toggle("side-open"); }, { id: "open-side" }),
    button(say("panel"), () => { document.body.classList.toggle("panel-open"); document.body.classList.remove("side-open"); }, { id: "open-panel" }));
}

function drawAll(it) {
  drawView(it);
  choice = chosen();
  drawLegend(it);
  drawTimes(it);
  drawPanel(it);
  network.redraw();
}

const bringOpen = () => { if (view.open?.what === "thing") bring(view.open.things[0]); };

function start() {
  startWords();
  view = readView(location.hash.slice(1));
  recompute(view);
  if (statementCount) startLegend();
  startTimes();
  startSearch();
  startPicture();
  startPainter();
  onChange(drawAll);
  drawAll(view);
  fit();
  bringOpen();
  startKeyboard();
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) === writeView(view)) return;
    view = readView(location.hash.slice(1));
    notify();
    bringOpen();
  });
  addEventListener("resize", later(() => { readTheme(); fit(); drawTimes(view); }, 150));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTheme(); network.redraw(); });
  startSheet();
}

start();
// For tests and for people who look behind the page: what is drawn now, nothing to call into.
globalThis.diplograph = Object.freeze({
  ready: performance.now(),
  boxes: () => labelBoxes.map(({ text, left, right, top, bottom, number }) => ({ text, left, right, top, bottom, number })),
  things: () => [...visibleThings].map((number) => things.id[number]),
  pairs: () => [...visiblePairs.keys()].map((pair) => [things.id[pairFrom[pair]], things.id[pairTo[pair]]]),
  active: () => activeCount,
  spot: (id) => network.canvasToDOM(network.getPosition(thingNumber.get(id))),
  redraw: () => { const began = performance.now(); redrawNow(); return performance.now() - began; },
  svg: svgPicture, csv: () => csv(visibleStatements()), turtle: () => turtle(selected()), markdown: () => markdown(selected()),
});
