// Ways from one thing to another over active statements, best evidenced first.

const PATH_STEPS = 4;
const PATH_LIMIT = 12;
const PATH_WORK = 60000;

/** Cost of a link: 1 for one stated statement in one document, less with more evidence, more if nobody states it as fact. */
function linkCost(pair) {
  const list = pairStatements[pair].filter((i) => active[i]);
  const firm = Math.min(...list.map((i) => said.st[i]));
  return (1 + firm * 0.5) / Math.sqrt(documentsOf(list).size + list.length / 4);
}

/** All simple paths of at most PATH_STEPS links (searched within a fixed amount of work), at most PATH_LIMIT, cheapest first. */
function paths(start, goal) {
  const distance = around(goal, PATH_STEPS);
  const found = [];
  const costs = new Map();
  const cost = (pair) => costs.get(pair) ?? (costs.set(pair, linkCost(pair)), costs.get(pair));
  let work = 0;
  const walk = (trail, pairs, total, limit) => {
    const here = trail[trail.length - 1];
    if (here === goal) {
      found.push({ things: [...trail], pairs: [...pairs], cost: total });
      return;
    }
    for (const [next, pair] of neighbours[here]) {
      work += 1;
      const left = limit - trail.length;
      if (work > PATH_WORK || trail.includes(next) || !((distance.get(next) ?? 99) <= left) || !hasActive(pair)) continue;
      walk([...trail, next], [...pairs, pair], total + cost(pair), limit);
    }
  };
  // Shorter paths first, so that the work is spent on them; one step of detour beyond the shortest is enough to compare.
  const shortest = distance.get(start) ?? 0;
  if (start !== goal && shortest) walk([start], [], 0, Math.min(PATH_STEPS, shortest + 1));
  return found.sort((a, b) => a.cost - b.cost || a.things.length - b.things.length).slice(0, PATH_LIMIT);
}
