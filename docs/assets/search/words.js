// Words as learners and as AWS write them, cut the same way in pages and in queries: ReceiveMessage, --page-size, states.ALL, 15 min, 256KB.
const STOP = new Set(("a about after all also am an and any are as at be been before being between but by can could did do does doing for from get gets happen happens "
  + "has have how i if in into is isn it its just let like make many may me mean means might more most much must my need needs no not of on one only or "
  + "our out own per please should so some still such tell than that the their them then there these they this to up use used using very want was way we were "
  + "what when where whether which while who whom why will with without would you your vs versus difference differences compare compared").split(" "));
const NUMBERS = new Map(("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
  + "twenty").split(" ").map((word, index) => [word, index + 1]));
// Unit -> how many of the base unit; KB and KiB are the same to whoever asks.
const UNITS = new Map();
const unit = (names, base, size) => names.split(" ").forEach((name) => UNITS.set(name, [base, size]));
unit("ms millisecond milliseconds msec", "s", 0.001);
unit("s sec secs second seconds", "s", 1);
unit("min mins minute minutes", "s", 60);
unit("h hr hrs hour hours", "s", 3600);
unit("day days", "s", 86400);
unit("week weeks", "s", 604800);
unit("month months", "mon", 1);
unit("year years yr yrs", "mon", 12);
unit("byte bytes", "b", 1);
["k", "m", "g", "t", "p"].forEach((letter, index) => unit(`${letter}b ${letter}ib`, "b", 1024 ** (index + 1)));
unit("kilobyte kilobytes", "b", 1024);
unit("megabyte megabytes meg megs", "b", 1024 ** 2);
unit("gigabyte gigabytes gig gigs", "b", 1024 ** 3);
unit("% percent", "%", 1);

const CHUNK = /[a-z\d$@_#%/.:*\-+'’\u00c0-\u024f\u2060]+/gi; // \u2060 stands for the comma of 1,000
const CAMEL = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const AMOUNT = /^(\d+(?:\.\d+)?)-?(\p{L}+|%)?$/u;

const quantity = (number, name) => {
  const [base, size] = UNITS.get(name);
  return `=${Number((number * size).toPrecision(6))}${base}`;
};

// The terms under which a chunk of letters is found: as it stands, run together, then each piece and hump of its own, with its stem.
function forms(chunk) {
  const lower = chunk.toLowerCase();
  const pieces = chunk.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const humps = pieces.flatMap((piece) => piece.split(CAMEL)).filter((hump) => hump.length > 1);
  const parts = [...new Set((pieces.length > 1 || humps.length > 1 ? [...pieces, ...humps] : []).map((part) => part.toLowerCase()))];
  const whole = [...new Set([lower, pieces.join("").toLowerCase(), ...(pieces.length > 1 ? [] : [stemmer(lower)])])];
  return { whole, parts, stems: [...new Set(parts.map(stemmer))] };
}

// What a chunk is, worked out once: pages repeat their words a hundred times.
const kept = new Map();
function kind(raw) {
  let out = kept.get(raw);
  if (out) return out;
  const lead = raw.match(/^[^\p{L}\p{N}]*/u)[0].length;
  const bare = raw.slice(lead).replace(/(?:['’]s)?[^\p{L}\p{N}%]*$/u, "");
  const chunk = bare.replace(/\u2060/g, "");
  const lower = chunk.toLowerCase();
  const amount = lower.match(AMOUNT);
  if (!chunk) out = { chunk };
  else if (amount && !amount[2]) out = { chunk, lower, number: Number(amount[1]), whole: [String(Number(amount[1]))], parts: [], stems: [] };
  else if (amount && UNITS.has(amount[2])) out = { chunk, lower, whole: [quantity(Number(amount[1]), amount[2]), String(Number(amount[1]))], parts: [], stems: [] };
  else out = { chunk, lower, number: NUMBERS.get(lower), unit: UNITS.has(lower), ...forms(chunk) };
  out.all = chunk ? [...new Set([...out.whole, ...out.parts, ...out.stems])] : [];
  Object.assign(out, { lead, size: bare.length });
  kept.set(raw, out);
  return out;
}

const steady = (text) => text.replace(/(\d),(?=\d{3}(?!\d))/g, "$1\u2060");

// The words of a text: {start, end, whole, parts, stems}; `whole[0]` is the word itself, or a quantity in its base unit.
function cut(text) {
  const out = [];
  let last;
  for (const match of steady(text).matchAll(CHUNK)) {
    const word = kind(match[0]);
    if (!word.chunk) continue;
    const start = match.index + word.lead;
    const end = start + word.size;
    // "15 minutes": the unit belongs to the number before it.
    if (word.unit && last?.number !== undefined) {
      Object.assign(last, { end, number: undefined, whole: [quantity(last.number, word.lower), ...last.whole] });
      continue;
    }
    last = { ...word, start, end };
    out.push(last);
  }
  return out;
}

// All terms of a text, for the index: what `cut` gives, without its places and objects, since a whole site goes through here at once.
function terms(text) {
  const out = [];
  let last;
  for (const raw of steady(text).match(CHUNK) ?? []) {
    const word = kind(raw);
    if (!word.chunk) continue;
    if (word.unit && last?.number !== undefined) {
      out.push(quantity(last.number, word.lower));
      last = undefined;
      continue;
    }
    last = word;
    for (const term of word.all) out.push(term);
  }
  return out;
}

// What a text is about: its words that carry weight, as stems.
function gist(text) {
  const out = new Set();
  for (const { whole } of cut(text)) if (!STOP.has(whole[0])) out.add(whole[0][0] === "=" ? whole[0] : whole.at(-1));
  return out;
}
