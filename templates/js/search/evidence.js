/* What speaks for a record: where each word sought stands in it, and what is lent to it (lend.js). A word may be sought
   by several spellings, each of a worth of its own. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  const NAME = 1.5; // a word of a heading or of a name, of the text, of another reading of it
  const SHOWN = 1;
  const ALSO = 0.5;
  const SATURATION = 1.2; // a word said often says little more (BM25)
  const LENGTH = 0.3; // passages are of one kind, and a short one is no better

  /** What a place is worth for the word sought; nothing for a shorter stem, which Pagefind finds for want of any. */
  const likeness = (stem, found) => {
    if (found === stem) return 1;
    return found.length > stem.length && found.startsWith(stem) ? A.LONGER : 0;
  };

  const namesEnd = (catalogue, number) => catalogue.named[number].at(-2) || 0;

  /** A word's places by record: {spots: [[index, likeness]], whole}; with `begins`, those of longer words too. */
  async function places(engine, word, begins) {
    const { stem, places: found } = await A.look(engine, word, begins);
    const by = new Map();
    await A.each(found, ([number, all]) => {
      const alike = all.map(([at, other]) => [at, likeness(stem, other)]);
      const spots = alike.filter(([, like]) => like === 1 || (begins && like));
      if (spots.length) by.set(number, { spots, whole: spots.some(([, like]) => like === 1) });
    });
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
      await A.each(by, ([number, one]) => {
        if (!found.has(number)) found.set(number, { spots: [], has: false, like: 0 });
        const known = found.get(number);
        known.spots.push(...one.spots.map(([at, like]) => [at, like * worth]));
        known.has ||= has && (one.whole || (!own && word.length > 2));
        known.like = Math.max(known.like, one.whole ? worth : A.LONGER);
      });
    }
    const rarity = Math.log(1 + size / (0.5 + whole));
    await A.each(found, ([number, one]) => {
      const names = namesEnd(catalogue, number);
      const shown = catalogue.shown[number];
      let weight = 0;
      for (const [at, like] of one.spots) weight += like * (at < names ? NAME : at < shown ? SHOWN : ALSO);
      const long = 1 - LENGTH + (LENGTH * shown) / mean;
      one.value = (rarity * weight * (1 + SATURATION)) / (weight + SATURATION * long);
    });
    return { found, rarity };
  }

  async function ofLanguage(engine, spellings) {
    const { shown, ids } = engine.catalogue;
    const mean = shown.reduce((sum, n) => sum + n, 0) / ids.length || 1;
    const words = [...spellings.keys()];
    const postings = words.map((word) => posting(engine, spellings.get(word), ids.length, mean));
    return { engine, words, postings: await Promise.all(postings) };
  }

  /** For each engine what its records have; by address what is lent to it, word by word; the terms that all the words
      name. `groups` are the spellings of each word, by language; `leads` says which address leads where. */
  A.evidence = async (engines, groups, leads) => {
    const lends = new Map();
    const lend = (address, word, one) => {
      if (!lends.has(address)) lends.set(address, new Map());
      const known = lends.get(address);
      if (!known.has(word) || known.get(word).value < one.value) known.set(word, one);
    };
    const own = await Promise.all(engines.map((engine) => ofLanguage(engine, groups.get(engine.lang))));
    const terms = [];
    for (const one of own) terms.push(...await A.lendings(one, leads, lend));
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
