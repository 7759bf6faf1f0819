// What is shown of a section: the sentence, row or item that answers best, with the words found marked.
const LENGTH = 190; // characters of a snippet
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Whether a word of a text is one of those found (terms).
const held = ({ whole, parts, stems }, found) => [whole, parts, stems].some((forms) => forms.some((form) => found.has(form)));

// `text` as HTML, its words that are among `found` (terms) marked.
function marked(text, found) {
  let [out, at] = ["", 0];
  for (const { start, end, ...word } of cut(text)) {
    if (!held(word, found)) continue;
    out += `${escaped(text.slice(at, start))}<mark data-md-highlight="">${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return out + escaped(text.slice(at));
}

// The line of a section's text that holds most of what was asked, rather one with a number if a number was asked for; cut to a
// readable length around it.
function snippet(section, found, heavy, amount) {
  let [line, most] = ["", 0];
  for (const one of section.text.split("\n")) {
    const stems = new Set(cut(one).filter(({ whole }) => whole.some((form) => found.has(form))).map(({ whole }) => whole.at(-1)));
    let value = 0;
    for (const stem of stems) value += heavy(stem);
    if (amount && /\d/.test(one)) value *= /\b(?:max|longest|largest|most|up to)/i.test(one) ? 2 : 1.4;
    value ||= cut(one).some((word) => held(word, found)) ? 0.1 : 0; // a part of a name, if there is nothing better
    if (value > most) [line, most] = [one, value];
  }
  // Nothing is found there when the learner's vocabulary led here: then what the section begins with, if it is a sentence.
  const lines = section.text.split("\n");
  line ||= lines.find((one) => one.length > 50) ?? lines[0];
  if (line.length <= LENGTH) return marked(line, found);
  const hits = cut(line).filter((word) => held(word, found));
  const from = Math.max(0, Math.min((hits[0]?.start ?? 0) - 40, line.length - LENGTH));
  const start = from ? line.indexOf(" ", from) + 1 : 0;
  const rest = line.slice(start);
  const end = rest.length > LENGTH ? rest.lastIndexOf(" ", LENGTH) : rest.length;
  return `${start ? "… " : ""}${marked(rest.slice(0, end), found)}${end < rest.length ? " …" : ""}`;
}

// A result as Material's box takes it; where it stands and its sentence travel in the title, and assets/js/results.js sets them apart.
function result({ section, words, score }, sections, amount) {
  const { page } = section;
  const found = new Set(words);
  const path = section.top ? [] : [page.title, section.under].filter(Boolean);
  const heading = section.top ? page.title : section.heading;
  const title = [
    marked(heading, found),
    path.length ? `<span class="search-path">${path.map(escaped).join(" › ")}</span>` : "",
    `<span class="search-text" data-in="${page.slug}" data-name="${escaped(page.title.split(":")[0])}">${snippet(section, found, (term) => sections.heavy(term), amount)}</span>`,
  ].join("");
  const shown = [...words].filter((word) => word[0] !== "=").slice(0, 8);
  return [{ location: section.location, title, text: "", score, terms: Object.fromEntries(shown.map((word) => [word, true])) }];
}

// What is said when no page holds the words: the nearest that some page does hold, and where everything is listed.
function nothing(query, sections, { home, letters }) {
  const near = cut(query).flatMap(({ whole }) => sections.near(whole[0]).slice(0, 2));
  const line = (title, location, score) => [{ location, title: `<span class="search-none">${escaped(title)}</span>`, text: "", score, terms: {} }];
  return [
    ...[...new Set(near)].slice(0, 4).map((word, index) => line(`Did you mean: ${word}?`, `?q=${encodeURIComponent(word)}`, 9 - index)),
    line("Every service, by category", home, 2),
    line("Index from A to Z", letters, 1),
  ];
}

// The engine, for the worker: answers at any time, from headings and vocabulary alone until `read` says that no text is left.
self.Engine = class {
  constructor(data) {
    this.sections = new Sections(data);
    this.ranking = new Ranking(this.sections);
    this.lists = data;
  }

  read() {
    return this.sections.read();
  }

  answer(query) {
    const { rows } = this.ranking.search(query);
    const items = rows.length ? rows.map((row) => result(row, this.sections, AMOUNTS.test(query))) : nothing(query, this.sections, this.lists);
    return { items, suggest: this.sections.ending(query) };
  }
};
