/* What a reader typed, as the words to look for in one language. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const LONGEST = 256; // characters read of a query
  const MOST = 16; // words looked for
  const LONGEST_WORD = 40;
  // words as they come, those between quotation marks together, each with its minus sign if it has one
  const PIECE = /(?<!\S)([-−–])?(?:["“”«„]\s*([^"“”«»„]+?)\s*["“”»](?=[\s,;.:!?]|$)|(\S+))/gu;

  // Words that say nothing of a passage, question words among them, folded; each language drops its own.
  const STOP = {
    fr: 'au aux avec ce ces cet cette ceux celle celles celui ci ca cela comme comment combien dans de des du ' +
      'dont elle elles en entre est et etre eu eux il ils je jusqu la le les leur leurs lorsqu lui ma mais ' +
      'me mes moi mon ne nos notre nous on ont ou par pas plus pour pourquoi puisqu qu quand que quel ' +
      'quelle quelles quels lequel laquelle qui quoi sa se ses si son sont sur ta te tes toi ton tu un une ' +
      'vos votre vous y a ai as ete etait etaient fait faire font faut doit doivent peut peuvent veut ' +
      'veulent va vont dit sert servent donc aussi tres selon',
    en: 'an and are as at be been but by can did do does for from had has have he her his how if in into is ' +
      'it its many me much my no not of on or our she should so than that the their them then there these ' +
      'they this those to was we were what when where which who whom whose why will with would you your',
    ar: 'من في على الى إلى عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا هل كيف لماذا متى اين أين كم ان أن او ' +
      'أو ثم لا لم لن هو هي هم كان كانت يكون تكون ليس قد كل بين قبل حين حيث عند حتى منذ عبر حول كما لكن لأن إذا بل أي ' +
      'غير نحن هناك له لها لهم به بها فيه فيها منه منها عليه عليها يمكن و',
  };
  const stops = new Map(Object.entries(STOP).map(([lang, words]) => [lang, new Set(words.split(' ').map(A.fold))]));
  const idle = (lang) => stops.get(lang) || new Set();

  /** The query as it is kept: one line, without what no address can hold. */
  A.query = (typed) => {
    const cut = String(typed == null ? '' : typed).slice(0, LONGEST).replace(/\s+/g, ' ').trim();
    return cut.replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, '').replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, '$1');
  };

  const cut = (text) => A.words(text).map((word) => word.slice(0, LONGEST_WORD));
  const worth = (words) => [...new Set(words.filter((word) => [...word].length > 1))].slice(0, MOST);

  /** Words worth looking for, none of one letter and none twice; the phrases among them, word by word; and the words
      that no result may have. */
  A.parse = (query) => {
    const loose = [];
    const phrases = [];
    const without = [];
    for (const [, minus, phrase, word] of A.query(query).matchAll(PIECE)) {
      if (minus && /[\p{L}\p{N}]/u.test(phrase || word)) without.push(...worth(cut(phrase || word)));
      else if (phrase) phrases.push(cut(phrase));
      else loose.push(word);
    }
    const words = worth([...cut(loose.join(' ')), ...phrases.flat()]);
    return { words, phrases: phrases.filter((phrase) => phrase.length > 1), without };
  };

  /** The words of a query that a landing marks. */
  A.terms = (query) => A.parse(query).words;

  /** The language whose stop words a query has, if one has more of them than the others. */
  A.guess = (words, langs) => {
    const idlers = (lang) => words.filter((word) => idle(lang).has(word)).length;
    const most = langs.map((lang) => [idlers(lang), lang]).sort(([a], [b]) => b - a);
    return most.length && most[0][0] > (most[1] ? most[1][0] : 0) ? most[0][1] : '';
  };

  /** Those that a language looks for: without its stop words and those of the language of the query, unless there is
      nothing else. */
  A.sought = (words, lang, spoken = lang) => {
    const kept = words.filter((word) => !idle(lang).has(word) && !idle(spoken).has(word));
    return kept.length ? kept : words.slice(0, 3);
  };
})();
