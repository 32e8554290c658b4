/* Asking the engines: of which languages, for which spellings of each word, and what comes back ranked. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  /** Whether a text has letters of a language's script. */
  const writes = (lang, text) => new RegExp(`\\p{sc=${new Intl.Locale(lang).maximize().script}}`, 'u').test(text);

  /** What a search needs to know of the site: its languages, the reader's first; which language the query is in, if its
      stop words tell; and whose engines to ask, in turns. Those of another script are not asked, unless a filter names
      them; the language spoken is asked alone at first. */
  A.site = async (words, filters) => {
    const { engine, leads, languages } = await A.data('languages');
    const own = document.documentElement.lang;
    const order = [...languages].sort(([a], [b]) => (b === own) - (a === own));
    const spoken = A.guess(words, order.map(([lang]) => lang));
    const named = ([lang]) => filters.get('lang').has(lang);
    const like = order.filter((one) => named(one) || writes(one[0], words.join('')));
    const all = like.length ? like : order.slice(0, 1);
    const first = all.filter((one) => one[0] === spoken || named(one));
    const turns = first.length && first.length < all.length ? [first, all] : [all];
    return { engine, leads: await A.leads(leads), order, spoken, own, turns };
  };

  /** Languages to show a passage in, best first; those not asked only when a passage stands in no other. */
  async function catalogues({ order }, engines, lends) {
    const asked = order.flatMap(([lang]) => engines.filter((one) => one.lang === lang)).map((one) => one.catalogue);
    if ([...lends.keys()].every((address) => asked.some(({ at }) => at.has(address)))) return asked;
    return Promise.all(order.map(([lang, version]) => A.catalogue(lang, version)));
  }

  /** For each language its words, each by its spellings. */
  async function groups({ spoken }, engines, words, spellings) {
    const each = async (engine) => {
      const sought = A.sought(words, engine.lang, spoken);
      const pairs = await Promise.all(sought.map(async (word) => [word, await spellings(engine, word, sought)]));
      return [engine.lang, new Map(pairs)];
    };
    return new Map(await Promise.all(engines.map(each)));
  }

  /** What some languages know: {evidence, ranked}. `spellings` gives those of a word, in a language. */
  A.ask = async (site, langs, { words, phrases, without }, spellings) => {
    const engines = await Promise.all(langs.map(([lang, version]) => A.engine(lang, version, site.engine)));
    const evidence = await A.evidence(engines, await groups(site, engines, words, spellings), site.leads);
    const banned = await A.having(engines, without);
    const ranked = await A.rank(evidence, await catalogues(site, engines, evidence.lends));
    const kept = ranked.filter(({ catalogue, number }) => !banned.has(catalogue.address[number]));
    return { engines, evidence, ranked: await A.withPhrases(kept, phrases) };
  };
})();
