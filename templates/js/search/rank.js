/* From words to records, best first. All the words first; when no record of any language has them all, the nearest ones:
   any of the words, each counting by its rarity. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  const NAME = 1.5; // a word of a record's name, of its text, of what only finds it
  const SHOWN = 1;
  const ALSO = 0.5;
  const LONGER = 0.3; // a word that only begins like the one sought
  const INSTEAD = 0.5; // a compound that stands for one of its parts
  const CLOSE = 1; // how much words side by side add
  const SATURATION = 1.2; // a word said often says little more (BM25)
  const LENGTH = 0.3; // passages are of one kind, and a short one is no better
  const REST = 0.6; // notes and terms after passages of equal worth
  const FLOOR = 0.35; // the nearest ones stop at this share of the best

  /** What a place is worth for the word sought; nothing for a shorter stem, which Pagefind finds for want of any. */
  const likeness = (stem, found) => {
    if (found === stem) return 1;
    return found.length > stem.length && found.startsWith(stem) ? LONGER : 0;
  };

  /** A word's places: those of the word itself, and, when there are none at all, those of longer words. */
  async function posting(engine, word, size) {
    const { stem, places } = await A.look(engine, word);
    const whole = new Map();
    const longer = new Map();
    for (const [number, spots] of places) {
      const worth = spots.map(([at, found]) => [at, likeness(stem, found)]).filter(([, like]) => like > 0);
      if (worth.some(([, like]) => like === 1)) whole.set(number, worth);
      else if (worth.length) longer.set(number, worth);
    }
    const has = whole.size || word.length < 3 ? whole : new Map(longer);
    return { has, whole, all: new Map([...longer, ...whole]), rarity: Math.log(1 + size / (0.5 + has.size)) };
  }

  /** Two words in a row are also had by a record that joins them: micro travail, microtravail. Such records are
      returned as postings of their own, because the compound says more than its parts. */
  async function withJoined(engine, words, postings, size) {
    const compounds = [];
    for (let i = 0; i + 1 < words.length; i++) {
      const { whole: joined, rarity } = await posting(engine, words[i] + words[i + 1], size);
      if (!joined.size) continue;
      compounds.push({ all: joined, rarity });
      for (const one of [postings[i], postings[i + 1]]) {
        if (!one.whole.size) one.has.clear(); // longer words no longer stand for this one
        for (const [number, spots] of joined) {
          if (one.whole.has(number)) continue;
          const instead = spots.map(([at, like]) => [at, like * INSTEAD]);
          for (const map of [one.has, one.all]) map.set(number, instead);
        }
      }
    }
    return compounds;
  }

  /** The narrowest stretch that holds one place of each list; the lists are sorted. */
  function stretch(lists) {
    const at = lists.map(() => 0);
    let best = Infinity;
    for (;;) {
      let low = 0;
      let high = -Infinity;
      lists.forEach((list, i) => {
        if (list[at[i]] < lists[low][at[low]]) low = i;
        high = Math.max(high, list[at[i]]);
      });
      best = Math.min(best, high - lists[low][at[low]] + 1);
      if (++at[low] >= lists[low].length) return best;
    }
  }

  function score(catalogue, number, postings, mean) {
    const named = catalogue.named[number];
    const shown = catalogue.shown[number];
    const long = 1 - LENGTH + (LENGTH * shown) / mean;
    let total = 0;
    const lists = [];
    for (const { all, rarity } of postings) {
      const spots = all.get(number);
      if (!spots) continue;
      let weight = 0;
      for (const [at, like] of spots) weight += like * (at < named ? NAME : at < shown ? SHOWN : ALSO);
      total += (rarity * weight * (1 + SATURATION)) / (weight + SATURATION * long);
      lists.push(spots.map(([at]) => at).sort((a, b) => a - b));
    }
    if (lists.length > 1) total *= 1 + (CLOSE * (lists.length - 1)) / stretch(lists);
    return total * (catalogue.kinds[catalogue.kind[number]] === 'paragraph' ? 1 : REST);
  }

  async function inLanguage(engine, terms) {
    const { catalogue } = engine;
    const size = catalogue.ids.length;
    const mean = catalogue.shown.reduce((sum, n) => sum + n, 0) / size || 1;
    const words = A.sought(terms, engine.lang);
    const postings = [];
    for (const word of words) postings.push(await posting(engine, word, size));
    const compounds = await withJoined(engine, words, postings, size);
    const some = new Set(postings.flatMap((one) => [...one.all.keys()]));
    return [...some].map((number) => ({
      engine,
      number,
      exact: postings.every((one) => one.has.has(number)),
      score: score(catalogue, number, [...postings, ...compounds], mean),
    }));
  }

  /** Every record of the engines that has one of the terms, best first: {engine, number, exact, score}. */
  A.rank = async (engines, terms) => {
    if (!terms.length) return [];
    const all = (await Promise.all(engines.map((engine) => inLanguage(engine, terms)))).flat();
    return all.sort((a, b) => b.score - a.score || engines.indexOf(a.engine) - engines.indexOf(b.engine) ||
      a.number - b.number);
  };

  /** Which of them to list: those that have all the words, else the nearest. The choice is made among those that pass
      the reader's filters; `pool` holds what the same choice gives without filters, for the counts. */
  A.choose = (ranked, passes) => {
    const found = ranked.filter(passes);
    if (found.some((one) => one.exact)) {
      return { match: 'exact', found: found.filter((one) => one.exact), pool: ranked.filter((one) => one.exact) };
    }
    const floor = found.length ? found[0].score * FLOOR : 0;
    const near = (one) => one.score >= floor;
    return { match: found.length ? 'nearest' : 'none', found: found.filter(near), pool: ranked.filter(near) };
  };
})();
