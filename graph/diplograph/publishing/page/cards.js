// One statement as a card: what, who, when, how firmly, and the sentence that proves it.

const LONG = 700;

const thingButton = (number) => button(quote(things.label[number]), () => { openThing(number); bring(number); }, { class: "thing", title: things.label[number] });

function badge(text, kind, title) {
  return el("span", { class: `badge ${kind}`, title }, text);
}

function headline(i) {
  if (said.k[i] === 2) {
    return el("p", { class: "what" }, said.by[i] >= 0 ? thingButton(said.by[i]) : null, " ", el("b", {}, say("claim")),
      said.o[i] >= 0 ? [" ", say("about"), " ", thingButton(said.o[i])] : null);
  }
  const sign = el("b", { class: `sign ${signOf(i)}` }, predicateLabel(i));
  if (said.k[i] === 0) return el("p", { class: "what" }, thingButton(said.s[i]), " ", sign, " ", said.o[i] >= 0 ? thingButton(said.o[i]) : null);
  return el("p", { class: "what" }, thingButton(said.s[i]), said.o[i] >= 0 ? [" – ", thingButton(said.o[i])] : null, ": ", sign, " ", el("b", {}, figureText(i)));
}

function figureText(i) {
  const [value, unit, text, comparator, upper, year, product] = data.figures[i];
  const number = upper === null ? compact(value) : `${compact(value)}–${compact(upper)}`;
  const sign = { about: "≈ ", over: "> ", under: "< ", nearly: "≲ " }[comparator] ?? "";
  const amount = unit === "1" ? number : unit === "%" ? `${number} %` : `${number} ${unit}`;
  return `${sign}${amount}${product ? ` (${things.label[productOf(i)] ?? product})` : ""}${year ? `, ${year}` : ""}${text ? ` “${text}”` : ""}`;
}

function marks(i) {
  const status = STATUS[said.st[i]];
  const out = [];
  if (said.st[i] === 3) out.push(badge(say("status.denied"), "denied", say("hint.denied")));
  if (said.m[i] !== "actual") out.push(badge(words[`modality.${said.m[i]}`] ?? said.m[i], "planned", say("hint.planned")));
  if (status === "stated") out.push(badge(say("status.stated"), "stated", say("hint.stated")));
  if (said.by[i] >= 0 && said.k[i] !== 2) {
    out.push(el("span", { class: "badge attributed", title: say("hint.attributed") }, say(said.a[i] === 2 ? "quoted-from" : "according-to"), " ", thingButton(said.by[i])));
  }
  out.push(el("span", { class: "when" }, timeText(i)));
  if (said.at[i] >= 0) out.push(el("span", { class: "where" }, say("in"), " ", thingButton(said.at[i])));
  out.push(el("span", { class: "confidence", title: say("hint.confidence") }, say("confidence", { n: Math.round(said.c[i] * 100) })));
  return out;
}

/** EDTF in words that anyone reads. */
function timeText(i) {
  const time = said.t[i];
  if (!time) return said.b[i] === null ? say("undated") : String(yearOf(said.b[i]));
  const open = /^(.+)\/\.\.$/.exec(time);
  if (open) return say("since", { time: open[1] });
  const until = /^(?:\.\.)?\/(.+)$/.exec(time);
  if (until) return say("until", { time: until[1] });
  return time.replace("/", " – ").replace(/[~%]$/, ` (${say("about-time")})`).replace(/\?$/, ` (${say("perhaps")})`);
}

/** The sentence with its passage marked; a very long one is cut around the passage until asked for. */
function sentence(proof) {
  const { before, exact, after, apart } = passage(proof);
  const box = el("blockquote", { dir: "auto" });
  const write = (whole) => {
    const cut = !whole && before.length + exact.length + after.length > LONG;
    const middle = cut && exact.length > LONG ? `${exact.slice(0, LONG)}…` : exact;
    box.replaceChildren(...(apart ? [before, " ", el("mark", {}, middle)] : [
      cut && before.length > LONG / 3 ? `…${before.slice(-LONG / 3)}` : before, el("mark", { class: before.trim() || after.trim() ? null : "whole" }, middle),
      cut && after.length > LONG / 3 ? `${after.slice(0, LONG / 3)}…` : after]));
    if (cut) box.append(" ", button(say("whole-sentence"), () => write(true), { class: "small" }));
  };
  write(false);
  return box;
}

function sourceLine(proof) {
  const [, title, issued, url] = documents[proof[0]] ?? [null, say("unknown-document"), null, null];
  return el("p", { class: "source" }, link(url, title), issued ? ` · ${issued}` : "", el("span", { class: "offset" }, ` · ${say("at", { n: proof[4] })}`));
}

function card(i) {
  const words_ = said.k[i] === 2 ? el("p", { class: "words", dir: "auto" }, "“", quote(data.claims[i] ?? ""), "”") : null;
  return el("article", { class: `card ${STATUS[said.st[i]]}`, "data-statement": said.id[i], "data-number": i },
    headline(i), words_, el("p", { class: "marks" }, marks(i)),
    said.v[i].map((proof) => [sentence(proof), sourceLine(proof)]),
    el("p", { class: "card-tools" }, say("copy"),
      button(say("as-markdown"), () => copyText(markdown([i])), { "aria-label": say("copy-markdown") }), "·",
      button(say("as-turtle"), () => copyText(turtle([i])), { "aria-label": say("copy-turtle") }),
      el("span", { class: "rule", title: `${say("hint.rule")}: ${said.x[i]}` }, said.x[i])));
}

/** Cards of many statements, the first ones now and the others when asked for. */
function cardList(list, first = 25) {
  const box = el("div", { class: "cards" });
  let done = 0;
  const more = () => {
    const next = list.slice(done, done + (done ? 100 : first));
    done += next.length;
    box.querySelector(":scope > .more")?.remove();
    for (const i of next) box.append(card(i));
    if (done < list.length) box.append(button(say("more", { n: list.length - done }), more, { class: "more" }));
  };
  more();
  return box;
}

/** Statements grouped by family; inside, in time. Few groups stand open, many closed and made on opening. */
function familyGroups(list) {
  const groups = new Map();
  for (const i of list.slice().sort(byTime)) {
    if (!groups.has(statementFamily[i])) groups.set(statementFamily[i], []);
    groups.get(statementFamily[i]).push(i);
  }
  return [...groups].sort((a, b) => a[0] - b[0]).map(([family, members], index) => {
    const box = el("details", { class: "family", open: list.length <= 12 || index === 0 });
    const make = () => { if (box.open && !box.querySelector(".cards")) box.append(...familyBody(families[family], members)); };
    box.append(el("summary", {}, upper(familyLabel(families[family])), " ", el("span", { class: "count" }, members.length)));
    box.addEventListener("toggle", make);
    make();
    return box;
  });
}

const familyBody = (family, members) => (family === "figures" ? [...charts(members), cardList(members)] : [cardList(members)]);
