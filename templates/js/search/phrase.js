/* Words between quotation marks: only the reading text tells whether they stand there in a row. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const MOST = 80; // records read for it

  /** Whether the words of `phrase` stand in a row in `text`, inflections aside. */
  A.says = (text, phrase, lang) => {
    const sets = A.tokens(text).map(({ words }) => new Set(words.map((word) => A.bare(word, lang))));
    const wanted = phrase.map((word) => A.bare(word, lang));
    return sets.some((_, i) => wanted.every((word, n) => sets[i + n] && sets[i + n].has(word)));
  };

  /** Records that have all the phrases count as exact, no others; those that have them come first. */
  A.withPhrases = async (ranked, phrases) => {
    if (!phrases.length) return ranked;
    const read = ranked.filter((one) => one.exact).slice(0, MOST);
    const right = new Set();
    await Promise.all(read.map(async (one) => {
      const { body, title } = await A.record(one.catalogue, one.number);
      const say = (phrase) => [body, title].some((text) => A.says(text, phrase, one.catalogue.lang));
      if (phrases.every(say)) right.add(one);
    }));
    return ranked.map((one) => ({ ...one, exact: right.has(one) }))
      .sort((a, b) => b.exact - a.exact || b.score - a.score);
  };
})();
