/* From a query to what is listed: all the words first; where that gives too little, other spellings, compounds and
   families of words, and the passages that have most of them. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const ENOUGH = 5; // exact results that need no others after them
  const NEAREST = 10; // that follow them otherwise
  const COVERED = 0.3; // of the words' rarity, which the nearest ones must have at least
  const FLOOR = 0.35; // the nearest ones stop at this share of the best
  const JOINED = 0.9; // worth of a compound for its parts, of a spelling that may be meant, of a word of the family
  const MEANT = 0.9;
  const ELSEWHERE = 0.6;
  const KIN = 0.4;

  /** Scripts of a language's letters, by which a query is for it or not. */
  const writes = (lang, text) => {
    const { script } = new Intl.Locale(lang).maximize();
    return new RegExp(`\\p{sc=${script}}`, 'u').test(text);
  };

  /** The engines for a query: of the languages that are written like it, of the reader's if there is none. */
  async function start(words, filters) {
    const { engine, leads, languages } = await A.data('languages');
    const own = document.documentElement.lang;
    const order = [...languages].sort(([a], [b]) => (b === own) - (a === own));
    const all = words.join('');
    const like = order.filter(([lang]) => filters.get('lang').has(lang) || writes(lang, all));
    const asked = like.length ? like : order.slice(0, 1);
    return {
      order,
      engines: await Promise.all(asked.map(([lang, version]) => A.engine(lang, version, engine))),
      leads: await A.data('leads', leads),
    };
  }

  /** Languages to show a passage in, best first; those not asked only when a passage stands in no other. */
  async function catalogues({ order, engines }, lends) {
    const asked = order.flatMap(([lang]) => engines.filter((engine) => engine.lang === lang)).map((one) => one.catalogue);
    if ([...lends.keys()].every((address) => asked.some(({ at }) => at.has(address)))) return asked;
    return Promise.all(order.map(([lang, version]) => A.catalogue(lang, version)));
  }

  async function attempt(started, { phrases, without }, groups) {
    const { engines, leads } = started;
    const evidence = await A.evidence(engines, groups, leads);
    const banned = await A.having(engines, without);
    const ranked = A.rank(evidence, await catalogues(started, evidence.lends));
    const kept = ranked.filter(({ catalogue, number }) => !banned.has(catalogue.address[number]));
    return { evidence, ranked: await A.withPhrases(kept, phrases) };
  }

  const each = async (list, make) => new Map(await Promise.all(list.map(async (one) => [one, await make(one)])));

  /** For each language its words, each by its spellings. */
  async function groups(engines, words, spoken, spellings) {
    const by = await Promise.all(engines.map(async (engine) => {
      const sought = A.sought(words, engine.lang, spoken);
      return [engine.lang, await each(sought, (word) => spellings(engine, word, sought))];
    }));
    return new Map(by);
  }

  /** The last word may be the beginning of a longer one. */
  const itself = (word, sought) => [{ word, worth: 1, has: true, begins: word === sought.at(-1) }];

  /** What else a word may be looked for by, in a language: its compounds with a neighbour; words that are spelt nearly
      so where it is not there; its family. `meant` takes note of the first of those for each word. */
  const widely = (known, spoken, meant) => async ({ lang, catalogue }, word, sought) => {
    const found = itself(word, sought);
    sought.forEach((other, i) => {
      if (other !== word) return;
      for (const pair of [[sought[i - 1], word], [word, sought[i + 1]]]) {
        if (pair.every(Boolean)) found.push({ word: pair.join(''), worth: JOINED, has: true });
      }
    });
    const here = known.get(lang).has(word);
    if (!known.any.has(word) || (!here && spoken === lang)) {
      const nowhere = !known.any.has(word);
      for (const near of await A.mended(catalogue, word)) {
        found.push({ word: near.word, worth: nowhere ? MEANT : ELSEWHERE, has: nowhere });
        const before = meant.get(word);
        if (nowhere && (!before || near.cost < before.cost)) meant.set(word, near);
      }
    }
    for (const { word: kin } of await A.kin(catalogue, word)) found.push({ word: kin, worth: KIN, has: false });
    return found;
  };

  /** Which words each language has, longer ones aside, and which any has. */
  function knowing(own) {
    const known = new Map(own.map(({ engine, words, postings }) =>
      [engine.lang, new Set(words.filter((_, n) => [...postings[n].found.values()].some((one) => one.has)))]));
    known.any = new Set([...known.values()].flatMap((words) => [...words]));
    return known;
  }

  const respelt = (query, meant) => query.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => {
    const near = meant.get(A.fold(word));
    return near ? near.spelling : word;
  });

  const isPassage = ({ catalogue, number }) => catalogue.kinds[catalogue.kind[number]] === 'paragraph';
  const address = ({ catalogue, number }) => catalogue.address[number];

  /** Those that have enough of the words, and are not far below the best. */
  const near = (ranked) => {
    const enough = ranked.filter((one) => one.exact || one.covered >= COVERED);
    const floor = Math.max(0, ...enough.map((one) => one.score)) * FLOOR;
    return enough.filter((one) => one.exact || one.score >= floor);
  };

  /** The exact ones; after few of them, or for want of any, the nearest passages. */
  async function choose(started, asked, passes, own) {
    const spoken = A.guess(asked.words, started.order.map(([lang]) => lang));
    const plain = await attempt(started, asked, await groups(started.engines, asked.words, spoken, (_, word, sought) => itself(word, sought)));
    const exact = A.distinct(plain.ranked.filter((one) => one.exact && passes(one)), own);
    const first = await A.polished(exact, asked.words);
    if (first.length >= ENOUGH && isPassage(first[0])) return { match: 'exact', found: first, pool: plain.ranked.filter((one) => one.exact) };
    const meant = new Map();
    const more = widely(knowing(plain.evidence.own), spoken, meant);
    const { ranked } = await attempt(started, asked, await groups(started.engines, asked.words, spoken, more));
    const wide = near(ranked);
    const next = await A.polished(A.distinct(wide.filter(passes), own), asked.words);
    if (!first.length) return { match: next.length ? 'nearest' : 'none', found: next, pool: wide, meant };
    const listed = new Set(first.map(address));
    const after = next.filter((one) => isPassage(one) && !listed.has(address(one))).slice(0, NEAREST)
      .map((one) => ({ ...one, near: true }));
    const found = [...first, ...after];
    if (!isPassage(first[0])) found.sort((a, b) => b.score - a.score);
    return { match: 'exact', found, pool: plain.ranked.filter((one) => one.exact) };
  }

  /** What a query finds among what passes the filters: {match, found, pool, words, meant}; `pool` is what it finds
      without filters, for the counts, `meant` the query as it may have been meant. */
  A.answer = async (typed, filters) => {
    const query = A.query(typed);
    const asked = A.parse(query);
    if (!asked.words.length) return { match: 'none', found: [], pool: [], words: [], meant: '' };
    const started = await start(asked.words, filters);
    const answer = await choose(started, asked, A.passes(filters), document.documentElement.lang);
    const meant = answer.meant && answer.meant.size ? respelt(query, answer.meant) : '';
    const words = [...asked.words, ...(meant ? A.parse(meant).words : [])];
    return { ...answer, meant: meant === query ? '' : meant, words };
  };
})();
