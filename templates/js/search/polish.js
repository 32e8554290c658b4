/* The last touch to the order of what is shown first, from the reading text itself: words as they were typed before
   their inflections, and all of them in a row before all of them somewhere. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const MOST = 12; // records read, which are those shown at once
  const LITERAL = 0.2; // how much words as typed add, and words in a row
  const ROW = 0.3;

  /** Exact ones first; among these and among the others, passages before what explains them; then by score. */
  const before = (a, b) => b.exact - a.exact || (a.exact ? A.isPassage(b) - A.isPassage(a) : 0) || b.score - a.score;

  async function touched(one, words) {
    const { body } = await A.record(one.catalogue, one.number);
    const stand = new Set(A.tokens(body).flatMap((token) => token.words));
    const literal = words.filter((word) => stand.has(word)).length / words.length;
    const row = words.length > 1 && A.says(body, words, one.catalogue.lang) ? ROW : 0;
    return { ...one, score: one.score * (1 + LITERAL * literal + row) };
  }

  /** `found` in the order that it is shown in; `words` as they were typed, stop words included. */
  A.polished = async (found, words) => {
    const sorted = [...found].sort(before);
    const first = await Promise.all(sorted.slice(0, MOST).map((one) => touched(one, words)));
    return [...first.sort(before), ...sorted.slice(MOST)];
  };
})();
