/* What notes, terms and themes say for the passages that they lead to: a passage is also found by the words of what
   explains it. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  A.LONGER = 0.3; // worth of a word that only begins like the one sought

  // How much of the worth of a word in a note, term or theme goes to the passages that these lead to: of a name that
  // is said whole, of a part of one, of the body; and to the passages of narrower terms.
  const LED = { note: [0.5, 0.3, 0.3], term: [0.6, 0.2, 0.12], theme: [0.25, 0.25, 0.12] };
  const OTHER = [0.3, 0.2, 0.2];
  const WIDER = 0.5;

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
        like > A.LONGER && at >= from && at < ends[i]);
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

  /** What a language's records lend, told to `lend`, and the terms that all the words name. */
  A.lendings = async ({ engine: { catalogue }, words, postings }, leads, lend) => {
    const terms = [];
    await A.each(new Set(postings.flatMap(({ found }) => [...found.keys()])), (number) => {
      if (A.isPassage({ catalogue, number })) return;
      const [near, far] = leads[catalogue.address[number]] || [[], []];
      const all = lent(catalogue, number, postings);
      if (all.names) terms.push({ catalogue, number });
      for (const [n, { value, has, named }] of all) {
        const one = { value, has, like: 1, named, catalogue, number };
        for (const address of near) lend(address, words[n], one);
        for (const address of far) lend(address, words[n], { ...one, value: value * WIDER });
      }
    });
    return terms;
  };
})();
