// Search as you type over actors, aliases, relations, documents and sentences.

const FOUND_LIMIT = { thing: 8, relation: 5, document: 3, sentence: 8 };
let thingText = null;
let sentenceText = null;
let choices = [];
let pointed = -1;

function search(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  thingText ??= things.id.map((id, number) => [things.label[number], ...things.aliases[number]].map(fold));
  const found = [];
  const score = (names) => Math.min(...names.map((name) => {
    const at = name.indexOf(wanted);
    return at < 0 ? 9 : name === wanted ? 0 : at === 0 ? 1 : /\s|-/.test(name[at - 1]) ? 2 : 3;
  }));
  const hits = ranked.map((number) => [number, score(thingText[number])]).filter(([, points]) => points < 9).sort((a, b) => a[1] - b[1]);
  for (const [number] of hits.slice(0, FOUND_LIMIT.thing)) found.push({ what: "thing", number });
  if (askFor) return found;
  for (const [name, { label }] of Object.entries(data.relations)) {
    if ((fold(label).includes(wanted) || fold(name).includes(wanted)) && found.filter(({ what }) => what === "relation").length < FOUND_LIMIT.relation) found.push({ what: "relation", name, label });
  }
  documents.filter(([, title]) => fold(title).includes(wanted)).slice(0, FOUND_LIMIT.document).forEach(([id, title]) => found.push({ what: "document", id, title }));
  return [...found, ...searchSentences(wanted)];
}

function searchSentences(wanted) {
  sentenceText ??= data.sentences.map(fold);
  const found = [];
  for (let i = 0; i < statementCount && found.length < FOUND_LIMIT.sentence; i += 1) {
    if (said.v[i].some((proof) => sentenceText[proof[1]].includes(wanted))) found.push({ what: "sentence", number: i });
  }
  return found;
}

function choiceRow(hit, index) {
  const parts = {
    thing: () => [shapeMark(data.classes[things.kind[hit.number]]), quote(things.label[hit.number]), el("span", { class: "count" }, weightOf(hit.number))],
    relation: () => [el("span", { class: "badge" }, say("relation")), hit.label],
    document: () => [el("span", { class: "badge" }, say("document")), quote(hit.title)],
    sentence: () => [el("span", { class: "badge" }, predicateLabel(hit.number)), quote(data.sentences[said.v[hit.number][0][1]].slice(0, 160))],
  };
  return el("div", { role: "option", id: `found-${index}`, class: `choice ${hit.what}`, "aria-selected": index === pointed, onmousedown: (event) => { event.preventDefault(); take(hit); } }, parts[hit.what]());
}

function take(hit) {
  closeSearch();
  $("search").value = "";
  if (hit.what === "thing" && askFor) {
    askFor(hit.number);
    return $("panel").focus();
  }
  if (hit.what === "thing") {
    change((it) => {
      it.shown.add(hit.number);
      it.hidden.delete(hit.number);
      it.open = { what: "thing", things: [hit.number] };
    });
    bring(hit.number);
    return $("panel").focus();
  }
  if (hit.what === "relation") return change((it) => { it.relation = hit.name; });
  if (hit.what === "document") return change((it) => { it.document = hit.id; });
  openStatement(hit.number);
  return $("panel").focus();
}

function drawSearch() {
  const box = $("found");
  box.hidden = !choices.length && !$("search").value.trim();
  $("search").setAttribute("aria-expanded", String(!box.hidden));
  box.replaceChildren(...(choices.length ? choices.map(choiceRow) : [el("p", { class: "nothing" }, say("nothing-found"))]));
  if (pointed >= 0) $("search").setAttribute("aria-activedescendant", `found-${pointed}`);
  else $("search").removeAttribute("aria-activedescendant");
}

function closeSearch() {
  choices = [];
  pointed = -1;
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

function startSearch() {
  const box = $("search");
  box.placeholder = say("search");
  box.setAttribute("aria-label", say("search"));
  $("found").setAttribute("aria-label", say("found"));
  box.addEventListener("input", later(() => {
    choices = search(box.value);
    pointed = choices.length ? 0 : -1;
    drawSearch();
  }, 70));
  box.addEventListener("blur", closeSearch);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      pointed = (pointed + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % Math.max(1, choices.length);
      drawSearch();
    } else if (event.key === "Enter") {
      if (!choices.length) choices = search(box.value);
      if (choices.length) take(choices[Math.max(0, pointed)]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      askFor = null;
      box.placeholder = say("search");
      box.value = "";
      closeSearch();
      $("network").focus();
    }
  });
}
