// Which section answers a query. MiniSearch finds sections term by term; what follows weighs how much of the query each of them is about.
const FIELDS = { heading: 6, names: 7.5, asked: 2.5, place: 2.7, also: 1, text: 1 };
const WEIGHTS = { there: 0.05, power: 0.6, some: 0.6, share: 2.3, like: 1.2, comparing: 1.9, top: 0.6, called: 0.75, alike: 0.6, line: 0.5, also: 0.6, own: 1.3 };
const KINDS = { compare: 0.8, study: 0.3 };
// Every page has a section of these names: they tell less than one with a name of its own.
const AMOUNTS = /\d|\blimits?\b|\bquotas?\b|\bmax|\bminim|\bhow (?:many|much|long|big|large|often)\b|\bsize\b|\blargest\b|\blongest\b/i;
const PLAIN = { "use-something-else-when": 0.5, "use-it-when": 0.85, "when-to-use-it": 0.9, "exam-traps": 0.9, security: 0.9 };
const COMPARING = /\bvs\b|\bversus\b|\bor\b|\bdifferen|\bcompar|\bbetter\b|\binstead of\b/i;
const IN = /\bin:([\w-]*)/gi;
const NAME = 2; // a name such as ReceiveMessage, found whole, tells more than a word
const SHOWN = 40; // results that are put in order; nobody reads further
const A_PAGE = 3; // sections of one page before other pages get their turn

class Ranking {
  // `data` is what the build wrote (scripts/site/search_index.py).
  constructor(data) {
    this.known = new Map(); // term -> how often
    this.sections = data.pages.flatMap((page) => page.sections.map((section) => ({ ...section, page })));
    this.sections.forEach((section, id) => {
      const { page, level, anchor, under } = section;
      const top = level === 1;
      Object.assign(section, { id, top, location: top ? page.url : `${page.url}#${anchor}` });
      section.names = top ? page.names.join("\n") : "";
      section.place = top ? "" : `${page.title}\n${under ?? ""}`;
      section.also = page.also.join("\n");
    });
    this.index = new MiniSearch({
      fields: Object.keys(FIELDS),
      extractField: (section, field) => (field === "asked" ? section.asked.join("\n") : section[field]),
      tokenize: (text) => terms(text),
      processTerm: (term) => {
        this.known.set(term, (this.known.get(term) ?? 0) + 1);
        return term;
      },
      searchOptions: { boost: FIELDS, tokenize: (text) => [text], processTerm: (term) => term },
    });
    this.index.addAll(this.sections);
    [this.home, this.letters] = [data.home, data.letters];
    this.alike = new Map(); // stem -> the stems that mean the same
    for (const group of data.alike) {
      const stems = [...new Set(group.map((word) => cut(word)[0].whole.at(-1)))];
      for (const stem of stems) this.alike.set(stem, [...new Set([...(this.alike.get(stem) ?? []), ...stems])]);
    }
    this.synonyms = data.synonyms.map((group) => group.map((name) => cut(name).map((word) => word.whole[0])));
  }

  // Section -> score of one term, and the words by which it was found.
  term(term, options) {
    return new Map(this.index.search(term, options).map(({ id, score, match }) => {
      // What a page is also called says little of each of its sections.
      const there = Object.values(match).some((fields) => fields.some((name) => name !== "also")) ? 1 : WEIGHTS.also;
      return [id, { score, there, words: Object.keys(match) }];
    }));
  }

  // A word that no page holds: begun, run together, or mistyped.
  unknown(word, typing) {
    if (typing && word.length > 1) {
      const begun = this.term(word, { prefix: true });
      if (begun.size) return begun;
    }
    if (word.length < 3 || /^[\d=]/.test(word)) return new Map();
    const swapped = [...word].slice(1).map((_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
    const turned = swapped.find((other) => this.known.has(other));
    if (turned) return this.word(cut(turned)[0]);
    const meant = this.meant(word);
    if (meant.length) return best(meant.map((other, index) => [this.word(cut(other)[0]), index ? 0.4 : 1]));
    for (let at = 3; at < word.length - 2; at += 1) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (halves.every((half) => this.known.get(half) > 2)) return both(halves.map((half) => this.term(half)));
    }
    return this.term(word, { prefix: true });
  }

  // What a mistyped word was to be: rather a nearer word, a more frequent one, one that begins alike.
  meant(word) {
    const within = (slips) => this.index.search(word, { fuzzy: slips }).flatMap(({ match }) => Object.keys(match));
    const near = new Set(within(1));
    const value = (other) => Math.sqrt(this.known.get(other)) * (near.has(other) ? 8 : 1) * (other[0] === word[0] ? 3 : 1);
    const all = word.length < 6 ? near : new Set(within(2));
    return [...all].sort((a, b) => value(b) - value(a)).slice(0, 2);
  }

  // Sections that hold `word` (of cut): as a whole, or all its parts, or some.
  word({ whole, parts }, typing) {
    const known = whole.filter((form) => this.known.has(form));
    const ways = known.map((form, index) => [this.term(form, { prefix: typing && form.length > 2 }), (index ? 0.85 : 1) * (parts.length ? NAME : 1)]);
    if (parts.length) {
      const found = parts.map((part) => (this.known.has(part) ? this.term(part) : this.unknown(part, typing)));
      ways.push([both(found), 0.6], ...(known.length ? [] : found.map((one) => [one, 0.15])));
    }
    for (const stem of this.alike.get(whole.at(-1)) ?? []) if (!whole.includes(stem)) ways.push([this.term(stem), WEIGHTS.alike]);
    return ways.length ? best(ways) : this.unknown(whole[0], typing);
  }

  // What the query asks, word by word: [{word, found}]
  asked(query) {
    const all = cut(query);
    const weighty = all.filter(({ whole }) => !STOP.has(whole[0]));
    const words = weighty.length ? weighty : all;
    const open = words.length && words.at(-1).end === query.length;
    const out = words.map((word, index) => ({ word, found: this.word(word, open && index === words.length - 1) }));
    out.forEach((one, index) => {
      const next = out[index + 1];
      const joined = next && one.word.whole[0] + next.word.whole[0];
      if (joined && this.known.has(joined)) {
        const together = this.term(joined);
        for (const part of [one, next]) part.found = best([[part.found, 1], [together, 1]]);
      }
    });
    const names = words.map((word) => word.whole[0]);
    for (const group of this.synonyms) {
      for (const name of group) {
        const at = names.findIndex((_, index) => name.every((part, offset) => names[index + offset] === part));
        if (at < 0) continue;
        for (const other of group) {
          if (other === name) continue;
          const found = both(other.map((part) => this.term(part)));
          for (const part of out.slice(at, at + name.length)) part.found = best([[part.found, 1], [found, 0.8]]);
        }
      }
    }
    return out;
  }

  // The stem of a word of the query; of a mistyped one, the stem of what it was found as.
  stem({ whole }, found) {
    if (whole[0][0] === "=") return whole[0];
    if (whole.some((form) => this.known.has(form)) || !found.size) return whole.at(-1);
    const counts = new Map();
    for (const { words } of found.values()) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const [word] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    return stemmer(word);
  }

  search(query) {
    const only = [...query.matchAll(IN)].map((match) => match[1].toLowerCase()).filter(Boolean);
    const plain = query.replace(IN, " ").trimStart();
    const asked = this.asked(plain);
    const about = new Set(asked.map(({ word, found }) => this.stem(word, found)));
    const comparing = COMPARING.test(plain);
    const plainly = AMOUNTS.test(plain) ? PLAIN : { ...PLAIN, limits: 0.7 };
    const rare = asked.map(({ found }) => Math.log(1 + this.sections.length / (1 + found.size)));
    const most = asked.map(({ found }) => Math.max(...[...found.values()].map(({ score }) => score)));
    const weight = rare.reduce((sum, one) => sum + one, 0) || 1;
    const ids = new Set(asked.flatMap(({ found }) => [...found.keys()]));
    const rows = [];
    for (const id of ids) {
      const section = this.sections[id];
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
    let most = 0;
    for (const known of section.gists) {
      let [common, mine, theirs] = [0, 0, 0];
      for (const stem of about) {
        const heavy = this.heavy(stem);
        mine += heavy;
        if (known.has(stem) || section.around.has(stem)) common += heavy;
        else if (this.alike.get(stem)?.some((other) => known.has(other))) common += WEIGHTS.alike * heavy;
      }
      for (const stem of known) theirs += this.heavy(stem);
      for (const stem of about) if (!known.has(stem) && section.around.has(stem)) theirs += this.heavy(stem);
      if (mine && theirs) most = Math.max(most, (common * common) / (mine * theirs));
    }
    return most;
  }

  // The nearest words that some page holds.
  near(word) {
    return this.index.autoSuggest(word, { fuzzy: 3, prefix: true, tokenize: (text) => [text], processTerm: (term) => term }).map(({ suggestion }) => suggestion);
  }

  // How the last word of the query may end, for the box to show: the most frequent word that begins so.
  ending(query) {
    const begun = query.match(/[a-z]{2,}$/i)?.[0].toLowerCase();
    let [out, most] = ["", 0];
    for (const [term, count] of this.known) if (count > most && begun && term.length > begun.length && term.startsWith(begun)) [out, most] = [term, count];
    return out ? [out] : [];
  }

  heavy(stem) {
    return Math.log(1 + this.sections.length / (1 + (this.known.get(stem) ?? 0)));
  }
}

// A heading's names: "Network ACL (NACL)" is one and the other.
function called(heading) {
  const short = [...heading.matchAll(/\(([^)]+)\)/g)].map((match) => match[1]);
  return [heading.replace(/\s*\([^)]*\)/g, ""), ...short];
}

// The best of several ways to find a section, each with its weight.
function best(ways) {
  if (ways.length === 1 && ways[0][1] === 1) return ways[0][0];
  const out = new Map();
  for (const [found, weight] of ways) {
    for (const [id, { score, there, words }] of found) {
      const old = out.get(id);
      const most = Math.max(old?.there ?? 0, there);
      out.set(id, { score: Math.max(old?.score ?? 0, score * weight), there: most, words: old ? [...old.words, ...words] : words });
    }
  }
  return out;
}

// Sections that hold every part; the mean of their scores.
function both(parts) {
  const out = new Map();
  for (const [id, { score, there, words }] of parts[0] ?? []) {
    const others = parts.slice(1).map((part) => part.get(id));
    if (!others.every(Boolean)) continue;
    const sum = others.reduce((total, other) => total + other.score, score);
    const least = Math.min(there, ...others.map((other) => other.there));
    out.set(id, { score: sum / parts.length, there: least, words: [words, ...others.map((other) => other.words)].flat() });
  }
  return out;
}
