/* What else a word may be looked for by, where it is not enough as it was typed. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const JOINED = 0.9; // worth of a compound for its parts, of a spelling that may be meant, of a word of the family
  const MEANT = 0.9;
  const ELSEWHERE = 0.6; // of a spelling that is only wrong in the language of the query
  const KIN = 0.4;

  /** The word itself. The last word of a query may be the beginning of a longer one. */
  A.itself = (engine, word, sought) => [{ word, worth: 1, has: true, begins: word === sought.at(-1) }];

  /** The word itself, and its compounds with a neighbour: micro travail, microtravail. */
  A.joined = (engine, word, sought) => {
    const at = sought.indexOf(word);
    const pairs = [[sought[at - 1], word], [word, sought[at + 1]]].filter((pair) => pair.every(Boolean));
    const compounds = pairs.map((pair) => ({ word: pair.join(''), worth: JOINED, has: true }));
    return [...A.itself(engine, word, sought), ...compounds];
  };

  /** Which words each language has, in a passage or in what speaks for one, and which any has. */
  function knowing({ own, lends }) {
    const all = [...lends.values()].flatMap((words) => [...words]);
    const lent = new Set(all.filter(([, { has }]) => has).map(([word]) => word));
    const said = ({ engine: { catalogue }, words, postings }) => words.filter((word, n) => lent.has(word) ||
      [...postings[n].found].some(([number, { has }]) => has && A.isPassage({ catalogue, number })));
    const known = new Map(own.map((one) => [one.engine.lang, new Set(said(one))]));
    return { known, any: new Set([...known.values()].flatMap((words) => [...words])) };
  }

  /** Spellings besides those: where a word is not there, it without its particle, and those
      that are nearly so; its family.
      `meant` gets the likeliest for each word that no language has. */
  A.widely = (evidence, spoken, meant) => {
    const { known, any } = knowing(evidence);
    return async (engine, word, sought) => {
      const { lang, catalogue } = engine;
      const found = A.joined(engine, word, sought);
      const nowhere = !any.has(word);
      if (nowhere || (spoken === lang && !known.get(lang).has(word))) {
        const rest = A.without(word, lang);
        if (rest) found.push({ word: rest, worth: MEANT, has: nowhere });
        for (const near of await A.mended(catalogue, word)) {
          found.push({ word: near.word, worth: nowhere ? MEANT : ELSEWHERE, has: nowhere });
          const before = meant.get(word);
          if (nowhere && (!before || near.cost < before.cost)) meant.set(word, near);
        }
      }
      for (const { word: kin } of await A.kin(catalogue, word)) found.push({ word: kin, worth: KIN, has: false });
      return found;
    };
  };
})();
