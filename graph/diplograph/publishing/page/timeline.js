// The histogram of dates: a bar for each stretch of time, a range over it, undated shown apart, and play.

const BIN_MONTHS = [1, 3, 12, 24, 60, 120, 300, 1200];
const BIN_LIMIT = 60;
let bins = null;
let playing = 0;
let dragFrom = null;

const timesOf = (i) => said.b[i] ?? said.e[i];

/** First and last month of any dated statement; far outliers stay in, at the cost of wider bars. */
function timeSpan() {
  const times = (said.id ?? []).map((_, i) => timesOf(i)).filter((month) => month !== null).sort((a, b) => a - b);
  return times.length ? [times[0], times[times.length - 1]] : [24000, 24000];
}

function makeBins() {
  const [first, last] = timeSpan();
  const size = BIN_MONTHS.find((months) => (last - first) / months <= BIN_LIMIT) ?? 1200;
  const start = Math.floor(first / size) * size;
  return { size, start, count: Math.floor((last - start) / size) + 1 };
}

function startTimes() {
  bins = makeBins();
  const bars = el("div", { class: "bars", role: "group", "aria-label": say("times") });
  const range = ["from", "to"].map((edge) => el("input", {
    type: "range", min: 0, max: bins.count - 1, step: 1, id: `time-${edge}`, "aria-label": say(`time-${edge}`), oninput: () => slide(edge),
  }));
  $("times").replaceChildren(
    button("▶", play, { id: "play", "aria-label": say("play"), title: say("play") }),
    el("div", { class: "histogram" }, bars, el("div", { class: "sliders" }, range)),
    el("div", { class: "time-side" }, el("output", { id: "time-text" }),
      button("", () => change((it) => { it.undated = !it.undated; }), { id: "undated", title: say("undated-title") })));
  bars.addEventListener("pointerdown", (event) => { dragFrom = binAt(event); setRange(dragFrom, dragFrom); });
  bars.addEventListener("pointermove", (event) => { if (dragFrom !== null) setRange(Math.min(dragFrom, binAt(event)), Math.max(dragFrom, binAt(event))); });
  addEventListener("pointerup", () => { dragFrom = null; });
  bars.addEventListener("dblclick", () => setRange(0, bins.count - 1));
}

function binAt(event) {
  const box = $("times").querySelector(".bars").getBoundingClientRect();
  return Math.max(0, Math.min(bins.count - 1, Math.floor(((event.clientX - box.left) / box.width) * bins.count)));
}

const binOf = (month) => Math.max(0, Math.min(bins.count - 1, Math.floor((month - bins.start) / bins.size)));
const binStart = (bin) => bins.start + bin * bins.size;

function setRange(from, to, quiet = false) {
  change((it) => {
    it.from = from <= 0 ? null : binStart(from);
    it.to = to >= bins.count - 1 ? null : binStart(to + 1) - 1;
  }, { quiet });
}

function slide(edge) {
  let [from, to] = ["from", "to"].map((name) => Number($(`time-${name}`).value));
  if (from > to) [from, to] = edge === "from" ? [to, to] : [from, from];
  setRange(from, to);
}

/** Let the end of the range run to the last bar, a bar every half second. */
function play() {
  if (playing) return stopPlaying();
  const from = view.from === null ? 0 : binOf(view.from);
  let to = view.to === null ? from : Math.min(binOf(view.to), bins.count - 2);
  $("play").textContent = "❚❚";
  const next = () => {
    setRange(from, to, to > from);
    to += 1;
    if (to >= bins.count) stopPlaying();
  };
  playing = setInterval(next, 500);
  return next();
}

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
  $("play").textContent = "▶";
}

function drawTimes(it) {
  const counts = new Int32Array(bins.count);
  const faint = new Int32Array(bins.count);
  let undated = 0;
  for (let i = 0; i < statementCount; i += 1) {
    if (!passes(i, it, { time: false })) continue;
    const month = timesOf(i);
    if (month === null) undated += 1;
    else (active[i] ? counts : faint)[binOf(month)] += 1;
  }
  const top = Math.max(1, ...counts.map((count, bin) => count + faint[bin]));
  const labelled = labelledBins(Math.max(3, Math.floor($("times").clientWidth / 90)));
  $("times").querySelector(".bars").replaceChildren(...Array.from(counts, (count, bin) => {
    const box = el("span", { class: "bin", title: `${binText(bin)}: ${count + faint[bin]}` }, el("i", { class: "rest" }), el("i", { class: "now" }),
      labelled.has(bin) ? el("small", {}, labelled.get(bin)) : null);
    box.children[0].style.height = `${(faint[bin] / top) * 100}%`;
    box.children[1].style.height = `${(count / top) * 100}%`;
    return box;
  }));
  $("time-from").value = it.from === null ? 0 : binOf(it.from);
  $("time-to").value = it.to === null ? bins.count - 1 : binOf(it.to);
  for (const edge of ["from", "to"]) $(`time-${edge}`).setAttribute("aria-valuetext", binText(Number($(`time-${edge}`).value)));
  $("time-text").textContent = it.from === null && it.to === null ? say("all-times") : `${binText(binOf(it.from ?? bins.start))} – ${binText(it.to === null ? bins.count - 1 : binOf(it.to))}`;
  $("undated").textContent = say("undated-n", { n: undated });
  $("undated").setAttribute("aria-pressed", String(it.undated));
}

/** Bins to write a date under, at most about `room`: years where the span allows, else months. */
function labelledBins(room) {
  const all = Array.from({ length: bins.count }, (_, bin) => bin);
  const january = all.filter((bin) => binStart(bin) % 12 === 0);
  const [chosen_, text] = january.length > 2 ? [january, (bin) => String(yearOf(binStart(bin)))] : [all, binText];
  const every = Math.ceil(chosen_.length / room);
  return new Map(chosen_.filter((_, index) => index % every === 0).map((bin) => [bin, text(bin)]));
}

const binText = (bin) => (bins.size < 12 ? monthText(binStart(bin)) : String(yearOf(binStart(bin))));
