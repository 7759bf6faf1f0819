// Which sections hold a word of a query, and how much that says of each: MiniSearch finds terms; names in pieces, slips of the finger,
// synonyms and the beginnings of words are put together here.
const FIELDS = { heading: 6, names: 7.5, asked: 2.5, place: 2.7, also: 1, text: 1 };
const NAME = 2; // a name such as ReceiveMessage, found whole, tells more than a word
const ALSO = 0.6; // what a page is also called says little of each of its sections
const ALIKE = 0.6; // a word of the same meaning counts less than the word itself
const AT_ONCE = 100; // sections whose text is read before a waiting query gets its turn

class Sections {
  // `data` is what the build wrote (scripts/site/search_index.py). What sections are called and asked is indexed here, which answers
  // most queries; their text by `read`.
  constructor(data) {
    this.known = new Map(); // term -> how often
    this.weights = new Map(); // stem -> what it weighs, as long as no more text is read
    this.pages = data.pages;
    this.all = data.pages.flatMap((page) => page.sections.map((section) => Object.assign(section, { page })));
    this.all.forEach((section, id) => {
      const { page, anchor, under } = section;
      const top = section.level === 1;
      const place = top ? "" : `${page.title}\n${under ?? ""}`;
      Object.assign(section, { id, top, place, location: top ? page.url : `${page.url}#${anchor}`, names: top ? page.names.join("\n") : "" });
    });
    this.named = this.engine(["heading", "names", "asked", "place"]);
    this.named.addAll(this.all);
    this.aliases = this.engine(["also"]);
    this.aliases.addAll(this.pages.map((page, id) => ({ id, also: page.also })));
    this.texts = this.engine(["text"]);
    this.unread = this.all.slice();
    this.alike = new Map(); // stem -> the stems that mean the same
    for (const group of data.alike) {
      const stems = [...new Set(group.map((word) => cut(word)[0].whole.at(-1)))];
      for (const stem of stems) this.alike.set(stem, [...new Set([...(this.alike.get(stem) ?? []), ...stems])]);
    }
    this.synonyms = data.synonyms.map((group) => group.map((name) => cut(name).map((word) => word.whole[0])));
  }

  engine(fields) {
    const engine = new MiniSearch({
      fields,
      extractField: (item, field) => (Array.isArray(item[field]) ? item[field].join("\n") : item[field]),
      tokenize: (text) => terms(text),
      processTerm: (term) => {
        this.known.set(term, (this.known.get(term) ?? 0) + 1);
        return term;
      },
      searchOptions: { boost: FIELDS, tokenize: (text) => [text], processTerm: (term) => term },
    });
    // MiniSearch walks its tree letter by letter for each word that it adds; with a map beside it indexing takes a third less time.
    const tree = engine._index;
    const [walk, met] = [tree.fetch.bind(tree), new Map()];
    tree.fetch = (term, create) => {
      if (!met.has(term)) met.set(term, walk(term, create));
      return met.get(term);
    };
    return engine;
  }

  // Index the text of some more sections; whether any are left.
  read() {
    this.texts.addAll(this.unread.splice(0, AT_ONCE));
    this.weights.clear();
    return this.unread.length > 0;
  }

  // Section -> score of one term, and the words by which it was found.
  term(term, options) {
    const out = new Map();
    const add = (id, score, there, words) => {
      const old = out.get(id);
      out.set(id, old ? { score: old.score + score, there: Math.max(old.there, there), words: [...old.words, ...words] } : { score, there, words });
    };
    for (const engine of [this.named, this.texts]) {
      for (const { id, score, match } of engine.search(term, options)) add(id, score, 1, Object.keys(match));
    }
    for (const { id, score, match } of this.aliases.search(term, options)) {
      for (const section of this.pages[id].sections) add(section.id, score, ALSO, Object.keys(match));
    }
    return out;
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

  // Terms within some slips of `word`.
  within(word, slips) {
    return [this.named, this.texts, this.aliases].flatMap((engine) => engine.search(word, { fuzzy: slips }).flatMap(({ match }) => Object.keys(match)));
  }

  // What a mistyped word was to be: rather a nearer word, a more frequent one, one that begins alike.
  meant(word) {
    const near = new Set(this.within(word, 1));
    const value = (other) => Math.sqrt(this.known.get(other)) * (near.has(other) ? 8 : 1) * (other[0] === word[0] ? 3 : 1);
    const all = word.length < 6 ? near : new Set(this.within(word, 2));
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
    for (const stem of this.alike.get(whole.at(-1)) ?? []) if (!whole.includes(stem)) ways.push([this.term(stem), ALIKE]);
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

  // The nearest words that some page holds.
  near(word) {
    const options = { fuzzy: 3, prefix: true, tokenize: (text) => [text], processTerm: (term) => term };
    return [this.named, this.texts].flatMap((engine) => engine.autoSuggest(word, options)).sort((a, b) => b.score - a.score).map(({ suggestion }) => suggestion);
  }

  // How the last word of the query may end, for the box to show: the most frequent word that begins so.
  ending(query) {
    const begun = query.match(/[a-z]{2,}$/i)?.[0].toLowerCase();
    let [out, most] = ["", 0];
    for (const [term, count] of this.known) if (count > most && begun && term.length > begun.length && term.startsWith(begun)) [out, most] = [term, count];
    return out ? [out] : [];
  }

  // What a word weighs: the rarer, the more.
  heavy(stem) {
    let weight = this.weights.get(stem);
    if (weight === undefined) this.weights.set(stem, (weight = Math.log(1 + this.all.length / (1 + (this.known.get(stem) ?? 0)))));
    return weight;
  }
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
