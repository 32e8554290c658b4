/* What speaks for a record: where each word sought stands in it, and what the notes, terms and themes that lead to it
   say of the word. A word may be sought by several spellings, each of a worth of its own. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  const NAME = 1.5; // a word of a heading or of a name, of the text, of another reading of it
  const SHOWN = 1;
  const ALSO = 0.5;
  const LONGER = 0.3; // a word that only begins like the one sought
  const SATURATION = 1.2; // a word said often says little more (BM25)
  const LENGTH = 0.3; // passages are of one kind, and a short one is no better

  // How much of the worth of a word in a note, term or theme goes to the passages that these lead to: of a name that
  // is said whole, of a part of one, of the body; and to the passages of narrower terms.
  const LED = { note: [0.5, 0.3, 0.3], term: [0.6, 0.2, 0.12], theme: [0.25, 0.25, 0.12] };
  const OTHER = [0.3, 0.2, 0.2];
  const WIDER = 0.5;

  /** What a place is worth for the word sought; nothing for a shorter stem, which Pagefind finds for want of any. */
  const likeness = (stem, found) => {
    if (found === stem) return 1;
    return found.length > stem.length && found.startsWith(stem) ? LONGER : 0;
  };

  const isPassage = (catalogue, number) => catalogue.kinds[catalogue.kind[number]] === 'paragraph';
  const namesEnd = (catalogue, number) => catalogue.named[number].at(-2) || 0;

  /** A word's places by record: {spots: [[index, likeness]], whole}; with `begins`, those of longer words too. */
  async function places(engine, word, begins) {
    const { stem, places: found } = await A.look(engine, word);
    const by = new Map();
    for (const [number, all] of found) {
      const spots = all.map(([at, other]) => [at, likeness(stem, other)]).filter(([, like]) => like === 1 || (begins && like));
      if (spots.length) by.set(number, { spots, whole: spots.some(([, like]) => like === 1) });
    }
    return by;
  }

  /** What speaks for the records, by number, when a word is sought by its spellings: {value, spots, has}. Longer words
      count as the word itself where no record has it. */
  async function posting(engine, spellings, size, mean) {
    const { catalogue } = engine;
    const found = new Map();
    let whole = 0;
    for (const { word, worth, has, begins } of spellings) {
      const by = await places(engine, word, begins);
      const own = [...by.values()].filter((one) => one.whole).length;
      whole = Math.max(whole, own || (has ? by.size : 0));
      for (const [number, one] of by) {
        if (!found.has(number)) found.set(number, { spots: [], has: false, like: 0 });
        const known = found.get(number);
        known.spots.push(...one.spots.map(([at, like]) => [at, like * worth]));
        known.has ||= has && (one.whole || (!own && word.length > 2));
        known.like = Math.max(known.like, one.whole ? worth : LONGER);
      }
    }
    const rarity = Math.log(1 + size / (0.5 + whole));
    for (const [number, one] of found) {
      const names = namesEnd(catalogue, number);
      const shown = catalogue.shown[number];
      let weight = 0;
      for (const [at, like] of one.spots) weight += like * (at < names ? NAME : at < shown ? SHOWN : ALSO);
      const long = 1 - LENGTH + (LENGTH * shown) / mean;
      one.value = (rarity * weight * (1 + SATURATION)) / (weight + SATURATION * long);
    }
    return { found, rarity };
  }

  /** What each word of `postings` gets, by its number, from the record `number` for what this leads to:
      {value, has, named}. A note that has all the words speaks for its passage, a term only when these are several. */
  function lent(catalogue, number, postings) {
    const kind = catalogue.kinds[catalogue.kind[number]];
    const [whole, part, body] = LED[kind] || OTHER;
    const all = (kind === 'note' || postings.length > 1) && kind !== 'theme' &&
      postings.every(({ found }) => found.has(number) && found.get(number).has);
    const ends = catalogue.named[number];
    const said = postings.map(() => 0);
    for (let i = 0, from = 0; i < ends.length; from = ends[i], i += 2) {
      const inside = ({ found }) => found.has(number) && found.get(number).spots.some(([at, like]) =>
        like > LONGER && at >= from && at < ends[i]);
      const saying = postings.map(inside);
      const words = saying.filter(Boolean).length;
      saying.forEach((yes, n) => { if (yes) said[n] = Math.max(said[n], words >= ends[i + 1] ? words : 0.5); });
    }
    const lends = new Map();
    lends.names = kind === 'term' && said.every((words) => words >= postings.length);
    postings.forEach(({ found }, n) => {
      const one = found.get(number);
      const worth = said[n] >= 1 ? whole : said[n] ? part : body;
      if (one) lends.set(n, { value: one.value * worth, has: all || said[n] >= 1, named: said[n] });
    });
    return lends;
  }

  /** For each engine what its records have; by address what is lent to it, word by word; the terms that all the words
      name. `groups` are the spellings of each word, by language; `leads` says which address leads where. */
  A.evidence = async (engines, groups, leads) => {
    const lends = new Map();
    const terms = [];
    const lend = (address, word, one) => {
      if (!lends.has(address)) lends.set(address, new Map());
      const known = lends.get(address);
      if (!known.has(word) || known.get(word).value < one.value) known.set(word, one);
    };
    const own = await Promise.all(engines.map(async (engine) => {
      const { catalogue } = engine;
      const size = catalogue.ids.length;
      const mean = catalogue.shown.reduce((sum, n) => sum + n, 0) / size || 1;
      const words = [...groups.get(engine.lang).keys()];
      const postings = await Promise.all(words.map((word) => posting(engine, groups.get(engine.lang).get(word), size, mean)));
      for (const number of new Set(postings.flatMap(({ found }) => [...found.keys()]))) {
        if (isPassage(catalogue, number)) continue;
        const [near, far] = leads[catalogue.address[number]] || [[], []];
        const all = lent(catalogue, number, postings);
        if (all.names) terms.push({ catalogue, number });
        for (const [n, { value, has, named }] of all) {
          const one = { value, has, like: 1, named, catalogue, number };
          for (const address of near) lend(address, words[n], one);
          for (const address of far) lend(address, words[n], { ...one, value: value * WIDER });
        }
      }
      return { engine, words, postings };
    }));
    return { own, lends, terms };
  };

  /** Addresses whose records have one of the words. */
  A.having = async (engines, words) => {
    const found = new Set();
    for (const engine of engines) {
      for (const word of words) {
        for (const [number, { whole }] of await places(engine, word)) {
          if (whole) found.add(engine.catalogue.address[number]);
        }
      }
    }
    return found;
  };
})();
