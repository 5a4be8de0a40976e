// From the view to what is visible: active statements, then pairs, then things.

const active = new Uint8Array(statementCount);
const visibleThings = new Set();
const visiblePairs = new Map();
let activeCount = 0;

function inTime(i, it) {
  if (said.b[i] === null && said.e[i] === null) return it.undated;
  if (it.to !== null && (said.b[i] ?? -Infinity) > it.to) return false;
  return it.from === null || (said.e[i] ?? Infinity) >= it.from;
}

function passes(i, it, { time = true } = {}) {
  if (it.noFamilies.size && it.noFamilies.has(families[statementFamily[i]])) return false;
  if (it.noStatus.size && it.noStatus.has(STATUS[said.st[i]])) return false;
  if (it.relation && said.p[i] !== it.relation) return false;
  if (it.modality && said.m[i] !== it.modality) return false;
  if (it.confidence && said.c[i] < it.confidence) return false;
  if (it.speaker === "author" ? said.by[i] >= 0 : it.speaker && things.id[said.by[i]] !== it.speaker) return false;
  if (it.document && !said.v[i].some((proof) => documents[proof[0]]?.[0] === it.document)) return false;
  if (!allowed(said.s[i], it) || (said.o[i] >= 0 && !allowed(said.o[i], it))) return false;
  return !time || inTime(i, it);
}

const allowed = (thing, it) => !it.noTypes.has(things.kind[thing]) && !it.hidden.has(thing);
const isFiltered = (it) => it.noFamilies.size + it.noStatus.size > 0 || Boolean(it.relation || it.modality || it.confidence
  || it.speaker || it.document || it.from !== null || it.to !== null || !it.undated);

/** How a bundle of statements looks: count, documents, sign, firmest status, direction. */
function bundle(list) {
  const signs = new Set();
  let status = 3;
  let forward = 0;
  let back = 0;
  for (const i of list) {
    status = Math.min(status, said.st[i]);
    if (said.st[i] < 3) signs.add(signOf(i));
    const twoWay = said.k[i] === 0 && data.relations[said.p[i]].symmetric;
    if (twoWay || said.s[i] < said.o[i]) forward += 1;
    if (twoWay || said.s[i] > said.o[i]) back += 1;
  }
  signs.delete("neutral");
  const sign = signs.size > 1 ? "mixed" : [...signs][0] ?? "neutral";
  return { list, count: list.length, documents: documentsOf(list).size, sign, status, forward: forward && !back, back: back && !forward };
}

/** Work out what the view shows; fills `active`, `visiblePairs` (pair to bundle) and `visibleThings`. */
function recompute(it) {
  activeCount = 0;
  for (let i = 0; i < statementCount; i += 1) {
    active[i] = passes(i, it) ? 1 : 0;
    activeCount += active[i];
  }
  const wanted = wantedThings(it);
  visiblePairs.clear();
  visibleThings.clear();
  pairFrom.forEach((first, pair) => {
    if (!wanted.has(first) || !wanted.has(pairTo[pair])) return;
    const list = pairStatements[pair].filter((i) => active[i]);
    if (!list.length) return;
    visiblePairs.set(pair, bundle(list));
    visibleThings.add(first);
    visibleThings.add(pairTo[pair]);
  });
  for (const thing of [...it.shown, ...it.pins.keys(), ...openThings(it), it.focus]) {
    if (thing >= 0 && wanted.has(thing)) visibleThings.add(thing);
  }
}

const openThings = (it) => it.open?.things ?? (it.open?.what === "statement" ? [said.s[it.open.number], said.o[it.open.number]] : []);

function wantedThings(it) {
  const wanted = new Set(it.focus >= 0 ? around(it.focus, it.steps).keys() : it.all ? ranked.slice(0, DRAW_LIMIT) : data.overview);
  for (const thing of [...it.shown, ...openThings(it)]) wanted.add(thing);
  if (it.open?.what === "path") for (const way of paths(...it.open.things)) for (const thing of way.things) wanted.add(thing);
  for (const thing of wanted) if (thing < 0 || (!allowed(thing, it) && !openThings(it).includes(thing))) wanted.delete(thing);
  return wanted;
}

const hasActive = (pair) => pairStatements[pair].some((i) => active[i]);

/** Things within `steps` of a thing over active statements, with their distance. */
function around(thing, steps) {
  const reached = new Map([[thing, 0]]);
  let edge = [thing];
  for (let step = 1; step <= steps; step += 1) {
    const next = [];
    for (const from of edge) {
      for (const [to, pair] of neighbours[from]) {
        if (!reached.has(to) && hasActive(pair)) {
          reached.set(to, step);
          next.push(to);
        }
      }
    }
    edge = next;
  }
  return reached;
}
