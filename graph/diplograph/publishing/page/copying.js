// Taking text along: Markdown with footnotes, Turtle, CSV; and saving files.

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without permission (a file opened by double click, a frame) the old way still works.
    const box = el("textarea", { class: "offscreen" });
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  announce(say("copied"));
}

function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Statements as a list of sentences of our own with a footnote for each passage. */
function markdown(list) {
  const escape = (text) => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replace(/\s+/g, " ");
  const notes = [];
  const lines = list.slice().sort(byTime).map((i) => {
    const marks_ = said.v[i].map((proof) => {
      const { before, exact, after } = passage(proof);
      const [, title, issued, url] = documents[proof[0]] ?? ["", "", null, null];
      notes.push(`[^${notes.length + 1}]: “${escape(before)}**${escape(exact)}**${escape(after)}” — ${escape(title)}${issued ? `, ${issued}` : ""}${url ? `, <${url.replace(/[<>\s]/g, encodeURIComponent)}>` : ""}`);
      return `[^${notes.length}]`;
    });
    const firm = [said.st[i] === 3 ? say("status.denied") : "", said.m[i] === "actual" ? "" : words[`modality.${said.m[i]}`] ?? said.m[i],
      said.by[i] >= 0 && said.k[i] !== 2 ? `${say("according-to")} ${escape(things.label[said.by[i]])}` : "", timeText(i)].filter(Boolean).join("; ");
    return `- ${escape(plain(i))} (${firm})${marks_.join("")}`;
  });
  return `${lines.join("\n")}\n\n${notes.join("\n")}\n`;
}

function plain(i) {
  const [subject, object] = [things.label[said.s[i]], said.o[i] >= 0 ? things.label[said.o[i]] : ""];
  if (said.k[i] === 0) return `${subject} ${predicateLabel(i)} ${object}`;
  if (said.k[i] === 1) return `${subject}${object ? ` – ${object}` : ""}: ${predicateLabel(i)} ${figureText(i)}`;
  return `${subject} ${say("claim")}: “${data.claims[i] ?? ""}”`;
}

const DG = "https://w3id.org/diplograph/";
const iri = (kind, name) => `<${(/^[a-z][a-z0-9+.-]*:/i.test(name) ? name : `${DG}${kind}${name}`).replace(/[\x00-\x20<>"{}|^`\\]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)}>`;
const literal = (text) => `"${String(text).replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;

/** The statements with their evidence, things and documents as Turtle that any RDF tool reads. */
function turtle(list) {
  const out = [`@prefix dg: <${DG}ontology#> .`, "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .", "@prefix oa: <http://www.w3.org/ns/oa#> .",
    "@prefix dcterms: <http://purl.org/dc/terms/> .", "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .", ""];
  const named = new Set();
  for (const i of list) for (const thing of [said.s[i], said.o[i], said.by[i], said.at[i], productOf(i)]) if (thing >= 0) named.add(thing);
  for (const thing of [...named].sort((a, b) => a - b)) out.push(`${iri("id/", things.id[thing])} a ${iri("ontology#", things.kind[thing])} ; rdfs:label ${literal(things.label[thing])}@en .`);
  for (const document_ of [...documentsOf(list)].filter((number) => number >= 0).sort((a, b) => a - b)) {
    const [id, title, issued] = documents[document_];
    out.push(`${iri("id/", id)} a dg:Document ; dcterms:title ${literal(title)}${issued ? ` ; dcterms:issued ${literal(issued)}` : ""} .`);
  }
  for (const i of list) out.push(statementTurtle(i));
  return `${out.join("\n")}\n`;
}

function statementTurtle(i) {
  const kind = ["RelationStatement", "Observation", "Claim"][said.k[i]];
  const rows = [`a dg:${kind}`];
  const put = (name, value) => rows.push(`dg:${name} ${value}`);
  if (said.k[i] < 2) put("subject", iri("id/", things.id[said.s[i]]));
  if (said.k[i] === 0) put("predicate", iri("ontology#", said.p[i]));
  if (said.o[i] >= 0) put(["object", "counterpart", "target"][said.k[i]], iri("id/", things.id[said.o[i]]));
  if (said.k[i] === 1) {
    const [value, unit, text, comparator, upper, year, product] = data.figures[i];
    put("indicator", iri("code/", said.p[i]));
    put("value", `"${value}"^^xsd:decimal`);
    put("unitCode", literal(unit));
    put("valueText", literal(text));
    put("comparator", iri("code/", comparator));
    if (upper !== null) put("valueUpper", `"${upper}"^^xsd:decimal`);
    if (year !== null) put("year", year);
    if (product !== null) put("product", productOf(i) >= 0 ? iri("id/", product) : literal(product));
  }
  if (said.k[i] === 2) put("claimText", literal(data.claims[i] ?? ""));
  put("polarity", iri("code/", said.st[i] === 3 ? "negated" : "affirmed"));
  put("modality", iri("code/", said.m[i]));
  put("attributionKind", iri("code/", ["author", "reported", "quoted"][said.a[i]]));
  if (said.by[i] >= 0) put("attributedTo", iri("id/", things.id[said.by[i]]));
  if (said.t[i]) put("time", `${literal(said.t[i])}^^<http://id.loc.gov/datatypes/edtf/EDTF>`);
  if (said.at[i] >= 0) put("place", iri("id/", things.id[said.at[i]]));
  put("confidence", `"${said.c[i]}"^^xsd:decimal`);
  put("extractor", literal(said.x[i]));
  const proofs = said.v[i].map((proof, index) => {
    const { exact } = passage(proof);
    const name = iri("id/", `${said.id[i]}-evidence-${index + 1}`);
    put("evidence", name);
    return `${name} a dg:Evidence ; dg:inDocument ${iri("id/", documents[proof[0]]?.[0] ?? "unknown")} ; oa:exact ${literal(exact)} ; oa:start ${proof[4]} ; oa:end ${proof[4] + Array.from(exact).length} ; dg:sentence ${literal(data.sentences[proof[1]])} .`;
  });
  return [`${iri("id/", said.id[i])} ${rows.join(" ;\n    ")} .`, ...proofs].join("\n");
}

const CSV_COLUMNS = ["id", "kind", "subject", "predicate", "object", "value", "unit", "text", "status", "modality", "speaker", "time", "place", "confidence", "document", "start", "exact", "sentence"];

/** Statements as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe. */
function csv(list) {
  const cell = (value) => {
    if (typeof value === "number") return String(value);
    const text = /^[\s]*[=+\-@]|^[\t\r]/.test(value ?? "") ? `'${value}` : value ?? "";
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const name = (thing) => (thing >= 0 ? things.label[thing] : "");
  const rows = list.map((i) => {
    const figure = data.figures[i];
    const [proof] = said.v[i];
    return [said.id[i], KIND[said.k[i]], name(said.s[i]), said.p[i], name(said.o[i]), figure ? figure[0] : "", figure ? figure[1] : "", data.claims[i] ?? figure?.[2] ?? "",
      STATUS[said.st[i]], said.m[i], name(said.by[i]), said.t[i] ?? "", name(said.at[i]), said.c[i], documents[proof?.[0]]?.[1] ?? "", proof?.[4] ?? "",
      proof ? passage(proof).exact : "", proof ? data.sentences[proof[1]] : ""].map(cell).join(",");
  });
  return `\ufeff${[CSV_COLUMNS.join(","), ...rows].join("\r\n")}\r\n`;
}

/** What the view is about: the open selection's active statements, else all of the visible ones. */
function selected() {
  const open = view.open;
  if (open?.what === "thing") return onlyActive(thingStatements[open.things[0]]);
  if (open?.what === "pair") return onlyActive(pairStatements[pairNumber.get(pairKey(...open.things))] ?? []);
  if (open?.what === "statement") return [open.number];
  if (open?.what === "list") return listed(open.name);
  if (open?.what === "path") return onlyActive([...new Set(paths(...open.things).flatMap((way) => way.pairs))].flatMap((pair) => pairStatements[pair]));
  return visibleStatements();
}

const visibleStatements = () => (said.id ?? []).map((_, i) => i).filter((i) => active[i] && visibleThings.has(said.s[i]) && (said.o[i] < 0 || visibleThings.has(said.o[i])));
