// The data of the page and the indexes over it. Things, statements, documents and pairs are numbers here.

const data = readBlock("data");
const things = data.things;
const said = data.statements;
const documents = data.documents;
const thingCount = things.id.length;
const statementCount = (said.id ?? []).length;
const STATUS = ["stated", "attributed", "planned", "denied"];
const KIND = ["relation", "figure", "claim"];
const pictureNodes = readBlock("nodes");
const pictureEdges = readBlock("edges");

const thingNumber = new Map(things.id.map((id, number) => [id, number]));
const statementNumber = new Map((said.id ?? []).map((id, number) => [id, number]));

/** The thing that a figure counts or weighs; -1 if it names none, or names one only in words. */
function productOf(i) {
  return thingNumber.get(data.figures[i]?.[6]) ?? -1;
}

const pairKey = (first, second) => (first < second ? first * thingCount + second : second * thingCount + first);
const pairFrom = pictureEdges.from ?? [];
const pairTo = pictureEdges.to ?? [];
const pairNumber = new Map(pairFrom.map((first, number) => [pairKey(first, pairTo[number]), number]));

const pairStatements = pairFrom.map(() => []);
const thingStatements = things.id.map(() => []);
const neighbours = things.id.map(() => []);
const pairOf = new Int32Array(statementCount).fill(-1);
pairFrom.forEach((first, number) => {
  neighbours[first].push([pairTo[number], number]);
  neighbours[pairTo[number]].push([first, number]);
});
for (let i = 0; i < statementCount; i += 1) {
  const pair = said.o[i] < 0 ? undefined : pairNumber.get(pairKey(said.s[i], said.o[i]));
  if (pair !== undefined) {
    pairStatements[pair].push(i);
    pairOf[i] = pair;
  }
  for (const thing of new Set([said.s[i], said.o[i], said.by[i], said.at[i], productOf(i)])) {
    if (thing >= 0) thingStatements[thing].push(i);
  }
}

/** What a statement says: the relation, the indicator, or "said". */
function predicateLabel(i) {
  if (said.k[i] === 0) return data.relations[said.p[i]].label;
  return said.k[i] === 1 ? data.indicators[said.p[i]] : say("claim");
}
function familyOf(i) {
  if (said.k[i] === 0) return data.relations[said.p[i]].family;
  return said.k[i] === 1 ? "figures" : "claims";
}
const signOf = (i) => (said.k[i] === 0 ? data.relations[said.p[i]].sign : "neutral");
const familyLabel = (family) => data.families[family] ?? words[`family.${family}`] ?? family;
const familyOrder = [...Object.keys(data.families), "figures", "claims", "other"];
const families = [...new Set((said.id ?? []).map((_, i) => familyOf(i)))]
  .sort((a, b) => familyOrder.indexOf(a) - familyOrder.indexOf(b));
const familyNumber = new Map(families.map((family, number) => [family, number]));
const statementFamily = Uint8Array.from({ length: statementCount }, (_, i) => familyNumber.get(familyOf(i)));
const kinds = Object.keys(data.classes)
  .map((kind) => [kind, things.kind.filter((other) => other === kind).length])
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

const documentsOf = (list) => {
  const found = new Set();
  for (const i of list) for (const proof of said.v[i]) found.add(proof[0]);
  return found;
};

/** The words of a passage and of its sentence: code points, as the offsets are. */
function passage(proof) {
  const [, sentence, from, to, , exact] = proof;
  const whole = data.sentences[sentence];
  if (from < 0) return { before: whole, exact: exact ?? "", after: "", apart: true };
  const points = Array.from(whole);
  return { before: points.slice(0, from).join(""), exact: points.slice(from, to).join(""), after: points.slice(to).join("") };
}

/** Order of statements in time: dated first, then as they stand in the documents. */
function byTime(a, b) {
  return (said.b[a] ?? said.e[a] ?? 1e9) - (said.b[b] ?? said.e[b] ?? 1e9)
    || (said.v[a][0]?.[0] ?? 0) - (said.v[b][0]?.[0] ?? 0) || (said.v[a][0]?.[4] ?? 0) - (said.v[b][0]?.[4] ?? 0) || a - b;
}

const weightOf = (thing) => thingStatements[thing].length;
const ranked = things.id.map((_, number) => number).sort((a, b) => weightOf(b) - weightOf(a) || (things.label[a] < things.label[b] ? -1 : 1));
