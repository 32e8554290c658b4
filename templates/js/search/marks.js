/* Where the words of a query stand in a text as it is read: accents, case, ligatures and inflections aside. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:[·•‧⋅∙・]\p{L}{1,6})*/gu; // réfugié·e·s is one
  const JOINT = /[^\p{L}\p{N}\p{M}]/u;
  const ENDINGS = new RegExp(
    '(?:issements?|ations?|atrices?|ateurs?|ements?|euses?|rices?|eurs?|iques?|ives?|ees?|ies?|ing|ed|er|ez|ent' +
    '|ifs?|es?|s|x|a|i)$');

  /** What inflections of a word share, roughly: for showing, not for finding. */
  const root = (word) => {
    const cut = word.replace(ENDINGS, '');
    return cut.length >= 4 ? cut : word.replace(/(?:es|s|x|e)$/, '');
  };
  const keys = (word, lang) => [root(word), `=${A.bare(word, lang)}`];

  /** Those of a word as it stands in a text, where a particle may stand before it. */
  const standing = (word, lang) => {
    const rest = A.without(word, lang);
    return rest ? [...keys(word, lang), ...keys(rest, lang)] : keys(word, lang);
  };

  /** The words of `text`: where each starts and ends, and its normalised forms. */
  A.tokens = (text) => [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    words: JOINT.test(word) ? A.normalise(word).split(' ') : [A.fold(word)],
  }));

  /** The ranges [start, end] of `text` that stand for one of `terms`, in order; two may stand for a joined one. */
  A.hits = (text, terms, lang) => {
    const wanted = new Set(terms.flatMap((word) => keys(word, lang)));
    const has = (word) => standing(word, lang).some((key) => wanted.has(key));
    const words = A.tokens(text);
    const hits = [];
    words.forEach(({ start, end, words: forms }, i) => {
      const next = words[i + 1];
      if (forms.some(has)) hits.push([start, end]);
      else if (next && next.start === end + 1 && has(forms[0] + next.words[0])) hits.push([start, next.end]);
    });
    return hits.filter(([start], i) => !i || start >= hits[i - 1][1]);
  };

  /** `text` as nodes, with its hits in <mark class="hit">. */
  A.marked = (text, terms, lang) => {
    const out = document.createDocumentFragment();
    let done = 0;
    for (const [start, end] of A.hits(text, terms, lang)) {
      const mark = document.createElement('mark');
      mark.className = 'hit';
      mark.textContent = text.slice(start, end);
      out.append(text.slice(done, start), mark);
      done = end;
    }
    out.append(text.slice(done));
    return out;
  };
})();
