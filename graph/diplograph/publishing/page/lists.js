// Questions about the whole graph that one press answers: figures, speakers, plans, denials, quotations.

const LISTED = {
  figures: (i) => said.k[i] === 1,
  speakers: (i) => said.by[i] >= 0 || SPEAKING.has(said.p[i]),
  planned: (i) => said.st[i] === 2,
  attributed: (i) => said.st[i] === 1,
  denied: (i) => said.st[i] === 3,
  quotations: (i) => said.k[i] === 2,
};
const SPEAKING = new Set(["represents", "holdsPosition", "hasHeadOfState", "hasHeadOfGovernment"]);

const listed = (name) => (said.id ?? []).map((_, i) => i).filter((i) => active[i] && LISTED[name](i));
const openList = (name) => change((it) => { it.open = { what: "list", name }; });

/** A button for each question that has an answer under the present filters. */
const listButtons = () => el("div", { class: "chips" },
  Object.keys(LISTED).map((name) => [name, listed(name).length]).filter(([, count]) => count)
    .map(([name, count]) => button([say(`list.${name}`), " ", el("span", { class: "count" }, count)], () => openList(name), { class: "chip" })),
  button(say("what-changed"), askChange, { class: "chip" }));

function listPanel({ name }) {
  const list = listed(name);
  return [
    el("p", { class: "kind" }, say("list")),
    el("h2", {}, say(`list.${name}`)),
    el("p", { class: "facts" }, say(`list-text.${name}`), " ", many("statement", list.length), " · ", many("document", documentsOf(list).size)),
    filteredNote((said.id ?? []).map((_, i) => i).filter(LISTED[name]), list),
    name === "speakers" ? speakerTable(list) : null,
    familyGroups(list), copyTools(list),
  ];
}

/** Who speaks or acts for whom, and how many statements rest on their word. */
function speakerTable(list) {
  const rows = new Map();
  const row = (thing) => rows.get(thing) ?? (rows.set(thing, { whom: new Set(), words: 0 }), rows.get(thing));
  for (const i of list) {
    if (said.by[i] >= 0) row(said.by[i]).words += 1;
    if (said.k[i] !== 0 || said.o[i] < 0 || !SPEAKING.has(said.p[i])) continue;
    const [person, whom] = said.p[i].startsWith("has") ? [said.o[i], said.s[i]] : [said.s[i], said.o[i]];
    row(person).whom.add(whom);
  }
  const sorted = [...rows].sort((a, b) => b[1].words - a[1].words || b[1].whom.size - a[1].whom.size || a[0] - b[0]);
  const [holders, others] = [sorted.filter(([, { whom }]) => whom.size), sorted.filter(([, { whom }]) => !whom.size)];
  const line = ([thing, { whom, words: count }]) => el("tr", {}, el("td", {}, thingButton(thing)),
    el("td", {}, [...whom].map((other) => el("div", {}, thingButton(other)))), el("td", { class: "number" }, count || "–"));
  return [
    el("table", { class: "speakers" },
      el("thead", {}, el("tr", {}, ["speaker", "whom", "words"].map((name) => el("th", { scope: "col" }, say(`column.${name}`))))),
      el("tbody", {}, holders.map(line))),
    others.length ? el("p", { class: "facts" }, say("also-quoted"), " ", others.map(([thing, { words: count }], index) => [index ? ", " : "", thingButton(thing), ` ${count}`])) : null,
  ];
}
