// The whole page by keyboard: shortcuts anywhere, arrow keys to walk the picture, and a sheet that lists them.

const current = () => (view.open?.what === "thing" ? view.open.things[0] : -1);
const withCurrent = (action) => () => (current() >= 0 ? action(current()) : announce(say("choose-first")));

const KEYS = [
  ["/", "key.search", () => $("search").focus()],
  ["?", "key.help", openHelp],
  ["Escape", "key.close", () => (document.body.classList.contains("side-open") ? document.body.classList.remove("side-open") : view.open ? closePanel() : null)],
  ["0", "key.fit", () => fit()],
  ["+", "key.zoom-in", () => zoom(1.25)],
  ["-", "key.zoom-out", () => zoom(0.8)],
  ["1", "key.focus-1", withCurrent((number) => focusOn(number, 1))],
  ["2", "key.focus-2", withCurrent((number) => focusOn(number, 2))],
  ["3", "key.focus-3", withCurrent((number) => focusOn(number, 3))],
  ["e", "key.expand", withCurrent(expand)],
  ["h", "key.hide", withCurrent(hide)],
  ["p", "key.pin", withCurrent(togglePin)],
  ["w", "key.path", withCurrent((number) => ask("path", number))],
  ["c", "key.compare", withCurrent((number) => ask("compare", number))],
  ["d", "key.changed", askChange],
  ["a", "key.actors", () => $("skip").click()],
  ["r", "key.reset", reset],
  ["u", "key.undo", undo],
  ["t", "key.theme", switchTheme],
];

function zoom(factor) {
  network.moveTo({ scale: Math.max(0.03, Math.min(6, network.getScale() * factor)) });
}

const typing = (target) => target.closest?.("input:not([type=range]), select, textarea, dialog");

function startKeyboard() {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "z" && !event.altKey && !typing(event.target)) {
        event.preventDefault();
        undo();
      }
      return;
    }
    if (typing(event.target)) return;
    const found = KEYS.find(([key]) => key === event.key);
    if (found) {
      event.preventDefault();
      found[2]();
    } else if (event.target === $("network") && event.key.startsWith("Arrow")) {
      event.preventDefault();
      step(event.key.slice(5), event.shiftKey);
    } else if (event.target === $("network") && event.key === "Enter" && view.open) {
      $("panel").focus();
    }
  });
}

/** Go to the next thing in a direction, over links; with shift, move the picture instead. */
function step(direction, move) {
  const [dx, dy] = { Left: [-1, 0], Right: [1, 0], Up: [0, -1], Down: [0, 1] }[direction];
  if (move) {
    const centre = network.getViewPosition();
    return network.moveTo({ position: { x: centre.x + (dx * 120) / network.getScale(), y: centre.y + (dy * 120) / network.getScale() } });
  }
  const here = current();
  if (here < 0 || !visibleThings.has(here)) return go(ranked.find((number) => visibleThings.has(number)));
  const from = network.getPosition(here);
  const linked = new Set(neighbours[here].map(([other]) => other));
  let best = [Infinity, undefined];
  for (const number of visibleThings) {
    if (number === here) continue;
    const spot = network.getPosition(number);
    const [along, across] = [(spot.x - from.x) * dx + (spot.y - from.y) * dy, Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx)];
    if (along <= 0 || across > along * 1.2) continue;
    const cost = (along + across * 2) * (linked.has(number) ? 0.5 : 1);
    if (cost < best[0]) best = [cost, number];
  }
  return go(best[1]);
}

function go(number) {
  if (number === undefined) return;
  openThing(number);
  bring(number);
  announce(`${things.label[number]}, ${many("statement", onlyActive(thingStatements[number]).length)}`);
}

function openHelp() {
  const rows = KEYS.map(([key, text]) => el("tr", {}, el("td", {}, el("kbd", {}, key === "Escape" ? "Esc" : key)), el("td", {}, say(text))));
  const box = $("help");
  box.replaceChildren(el("h2", {}, say("help")), el("p", {}, say("help-1")), el("p", {}, say("help-2")), el("p", {}, say("help-3")),
    el("table", {}, el("tbody", {}, rows, el("tr", {}, el("td", {}, el("kbd", {}, "← ↑ → ↓")), el("td", {}, say("key.walk"))))),
    el("p", { class: "made" }, say("made-with")), button(say("close"), () => box.close()));
  box.showModal();
}
