/* What a reader typed, as the words to look for in one language. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const LONGEST = 256; // characters read of a query
  const MOST = 16; // words looked for
  const LONGEST_WORD = 40;

  // Words that say nothing of a passage, question words among them, folded; each language drops its own.
  const STOP = {
    fr: 'au aux avec ce ces cet cette ceux celle celles celui ci ca cela comme comment combien dans de des du dont ' +
      'elle elles en est et etre eu eux il ils je jusqu la le les leur leurs lorsqu lui ma mais me mes moi mon ne nos ' +
      'notre nous on ont ou par pas plus pour pourquoi puisqu qu quand que quel quelle quelles quels qui quoi sa se ' +
      'ses si son sont sont sur ta te tes toi ton tu un une vos votre vous y a ai as ete etait fait faire font',
    en: 'an and are as at be been but by can did do does for from had has have he her his how if in into is it its me ' +
      'my no not of on or our she so than that the their them then there these they this to was we were what when ' +
      'where which who whom whose why will with would you your',
    ar: 'من في على الى إلى عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا هل كيف لماذا متى اين أين كم ان أن او أو ثم لا لم لن ' +
      'هو هي هم كان كانت قد كل بين بعد قبل و',
  };
  const stops = new Map(Object.entries(STOP).map(([lang, words]) => [lang, new Set(words.split(' ').map(A.fold))]));

  /** The query as it is kept: one line, without what no address can hold. */
  A.query = (typed) => {
    const cut = String(typed == null ? '' : typed).slice(0, LONGEST).replace(/\s+/g, ' ').trim();
    return cut.replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, '').replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, '$1');
  };

  /** Words worth looking for: none of one letter, none twice. */
  A.terms = (query) => {
    const words = A.words(A.query(query)).map((word) => word.slice(0, LONGEST_WORD));
    return [...new Set(words.filter((word) => [...word].length > 1))].slice(0, MOST);
  };

  /** Those that a language looks for: without its stop words, unless there is nothing else. */
  A.sought = (terms, lang) => {
    const idle = stops.get(lang) || new Set();
    const kept = terms.filter((word) => !idle.has(word));
    return kept.length ? kept : terms.slice(0, 3);
  };
})();
