/* Where the words of a query stand in a text as it is read: accents, case, ligatures and inflections aside. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu;
  const ENDINGS = new RegExp(
    '(?:issements?|ations?|atrices?|ateurs?|ements?|euses?|rices?|eurs?|iques?|ives?|ees?|ies?|ing|ed|er|ez|ent' +
    '|ifs?|es?|s|x|a|i)$');

  /** What inflections of a word share, roughly: for showing, not for finding. */
  const root = (word) => {
    const cut = word.replace(ENDINGS, '');
    return cut.length >= 4 ? cut : word.replace(/(?:es|s|x|e)$/, '');
  };
  const bare = (word) => (/^ال[\p{L}]{3,}/u.test(word) ? word.slice(2) : word);
  const key = (word) => root(bare(A.fold(word)));

  /** The ranges [start, end] of `text` that stand for one of `terms`, in order; two words may stand for a joined one. */
  A.hits = (text, terms) => {
    const keys = new Set(terms.map(key));
    const words = [...text.matchAll(WORD)].map(({ index, 0: word }) => [index, index + word.length, A.fold(word)]);
    const hits = [];
    words.forEach(([start, end, word], i) => {
      const next = words[i + 1];
      if (keys.has(key(word))) hits.push([start, end]);
      else if (next && next[0] === end + 1 && keys.has(key(word + next[2]))) hits.push([start, next[1]]);
    });
    return hits.filter(([start], i) => !i || start >= hits[i - 1][1]);
  };

  /** `text` as nodes, with its hits in <mark class="hit">. */
  A.marked = (text, terms) => {
    const out = document.createDocumentFragment();
    let done = 0;
    for (const [start, end] of A.hits(text, terms)) {
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
