// Which section answers a query: how much of what is asked each section is about.
const WEIGHTS = { there: 0.05, power: 0.6, some: 0.6, share: 2.3, like: 1.2, comparing: 1.9, top: 0.6, called: 0.75, line: 0.5, own: 1.3 };
const KINDS = { compare: 0.8, study: 0.3 };
// Every page has a section of these names: they tell less than one with a name of its own.
const AMOUNTS = /\d|\blimits?\b|\bquotas?\b|\bmax|\bminim|\bhow (?:many|much|long|big|large|often)\b|\bsize\b|\blargest\b|\blongest\b/i;
const PLAIN = { "use-something-else-when": 0.5, "use-it-when": 0.85, "when-to-use-it": 0.9, "exam-traps": 0.9, security: 0.9 };
const COMPARING = /\bvs\b|\bversus\b|\bor\b|\bdifferen|\bcompar|\bbetter\b|\binstead of\b/i;
const IN = /\bin:([\w-]*)/gi;
const SHOWN = 40; // results that are put in order; nobody reads further
const A_PAGE = 3; // sections of one page before other pages get their turn

class Ranking {
  constructor(sections) {
    this.sections = sections;
  }

  search(query) {
    const only = [...query.matchAll(IN)].map((match) => match[1].toLowerCase()).filter(Boolean);
    const plain = query.replace(IN, " ").trimStart();
    const asked = this.sections.asked(plain);
    const about = new Set(asked.map(({ word, found }) => this.sections.stem(word, found)));
    const comparing = COMPARING.test(plain);
    const plainly = AMOUNTS.test(plain) ? PLAIN : { ...PLAIN, limits: 0.7 };
    const rare = asked.map(({ found }) => Math.log(1 + this.sections.all.length / (1 + found.size)));
    const most = asked.map(({ found }) => Math.max(...[...found.values()].map(({ score }) => score)));
    const weight = rare.reduce((sum, one) => sum + one, 0) || 1;
    const ids = new Set(asked.flatMap(({ found }) => [...found.keys()]));
    const rows = [];
    for (const id of ids) {
      const section = this.sections.all[id];
      if (only.length && !only.some((name) => section.page.slug === name || section.page.category === name)) continue;
      let sum = 0;
      let covered = 0;
      const words = new Set();
      asked.forEach(({ found }, index) => {
        const hit = found.get(id);
        if (!hit) return;
        // Being there at all counts most; the field and the frequency come on top, measured by the best section for that word.
        sum += hit.there * rare[index] * (WEIGHTS.there + (1 - WEIGHTS.there) * (hit.score / most[index]) ** WEIGHTS.power);
        covered += hit.there * rare[index];
        for (const word of hit.words) words.add(word);
      });
      const share = covered / weight;
      const floor = (WEIGHTS.some * (asked.length - 1)) / (asked.length + 1); // of two words both count, of ten some may be missing
      const kind = section.page.kind === "compare" && comparing ? WEIGHTS.comparing : (KINDS[section.page.kind] ?? 1);
      rows.push({ section, words, score: sum * (floor + (1 - floor) * share ** WEIGHTS.share) * kind * (plainly[section.anchor] ?? 1) });
    }
    rows.sort((a, b) => b.score - a.score || a.section.id - b.section.id);
    const top = rows.slice(0, SHOWN * 3);
    for (const row of top) row.score *= (1 + WEIGHTS.like * this.likeness(row, about)) * this.beginning(row, about) * this.own(row, about);
    top.sort((a, b) => b.score - a.score);
    for (const row of top.slice(0, SHOWN)) row.score *= 1 + WEIGHTS.line * this.together(row, asked, rare, weight);
    top.sort((a, b) => b.score - a.score || a.section.id - b.section.id);
    const seen = new Map();
    const [first, later] = [[], []];
    for (const row of top) {
      const before = seen.get(row.section.page) ?? 0;
      seen.set(row.section.page, before + 1);
      (before < A_PAGE ? first : later).push(row);
    }
    return { rows: [...first, ...later].slice(0, SHOWN), asked };
  }

  // How much of the query stands in one line of the section: 0 to 1.
  together({ section }, asked, rare, weight) {
    section.lines ??= section.text.split("\n").map((line) => new Set(terms(line)));
    let most = 0;
    for (const line of section.lines) {
      let held = 0;
      asked.forEach(({ found }, index) => {
        if (found.get(section.id)?.words.some((word) => line.has(word))) held += rare[index];
      });
      most = Math.max(most, held);
    }
    return (most / weight) ** 2;
  }

  // A section of the service that is named answers rather than one that mentions it.
  own({ section: { page } }, about) {
    page.own ??= gist(page.service);
    return page.own.size && [...page.own].every((stem) => about.has(stem)) ? WEIGHTS.own : 1;
  }

  // A page's beginning answers who names the page; who asks more is better served by one of its sections.
  beginning({ section }, about) {
    const { page, top } = section;
    if (!top || page.kind === "compare") return 1;
    page.called ??= [gist([page.title, ...page.names].join(" ")), gist([page.title, ...page.names, ...page.also].join(" "))];
    const at = page.called.findIndex((called) => [...about].every((stem) => called.has(stem)));
    return [1, WEIGHTS.called, WEIGHTS.top].at(at);
  }

  // How close the query comes to a name of the section or to a question that is known of it: 0 to 1.
  likeness({ section }, about) {
    section.gists ??= [...called(section.heading), ...section.asked, ...(section.top ? section.page.names.flatMap(called) : [])].map(gist);
    section.around ??= gist(`${section.page.title} ${section.under ?? ""}`);
    let mine = 0;
    for (const stem of about) mine += this.sections.heavy(stem);
    let most = 0;
    for (const known of section.gists) {
      let [common, theirs] = [0, 0];
      for (const stem of about) {
        const heavy = this.sections.heavy(stem);
        if (known.has(stem)) common += heavy;
        else if (section.around.has(stem)) [common, theirs] = [common + heavy, theirs + heavy];
        else if (this.sections.alike.get(stem)?.some((other) => known.has(other))) common += ALIKE * heavy;
      }
      if (!common) continue;
      for (const stem of known) theirs += this.sections.heavy(stem);
      most = Math.max(most, (common * common) / (mine * theirs));
    }
    return most;
  }
}

// A heading's names: "Network ACL (NACL)" is one and the other.
function called(heading) {
  const short = [...heading.matchAll(/\(([^)]+)\)/g)].map((match) => match[1]);
  return [heading.replace(/\s*\([^)]*\)/g, ""), ...short];
}
