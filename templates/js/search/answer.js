/* From a query to what is listed: all the words first; where no passage has them, other spellings, compounds and
   families of words, and the passages that have most of them. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const ENOUGH = 5; // exact results that need no others after them
  const NEAREST = 10; // that follow them otherwise
  const COVERED = [0.3, 0.15]; // of the words' rarity, which the nearest ones must have; for want of any, the second
  const FLOOR = 0.35; // of the best one's score, where they stop

  const address = ({ catalogue, number }) => catalogue.address[number];

  /** Those that have enough of the words, and are not far below the best. */
  const near = (ranked) => {
    const having = (share) => ranked.filter((one) => one.exact || one.covered >= share);
    const enough = COVERED.map(having).find((some) => some.length) || [];
    const floor = Math.max(0, ...enough.map((one) => one.score)) * FLOOR;
    return enough.filter((one) => one.exact || one.score >= floor);
  };

  /** The term that the words name, in the reader's language where it has that. */
  function term({ engines, evidence: { terms } }, own) {
    const found = terms.find(({ catalogue }) => catalogue.lang === own) || terms[0];
    const mine = engines.find(({ lang }) => lang === own);
    const number = found && mine ? mine.catalogue.at.get(address(found)) : undefined;
    return number === undefined ? found : { catalogue: mine.catalogue, number };
  }

  /** `first`, and passages from `all` that follow. */
  async function followed(first, all, asked, passes, own) {
    const listed = new Set(first.map(address));
    const next = A.distinct(near(all).filter((one) => A.isPassage(one) && passes(one)), own);
    const after = (await A.polished(next, asked.words)).filter((one) => !listed.has(address(one)));
    const found = [...first, ...after.slice(0, NEAREST).map((one) => ({ ...one, near: true }))];
    return A.isPassage(first[0]) ? found : found.sort((a, b) => b.score - a.score);
  }

  async function choose(site, asked, passes) {
    let plain;
    let first = [];
    const turns = site.turns.map((langs) => [langs, A.itself]);
    if (asked.words.length > 1) turns.push([site.turns.at(-1), A.joined]);
    for (const [langs, spellings] of turns) {
      plain = await A.ask(site, langs, asked, spellings);
      const exact = plain.ranked.filter((one) => one.exact && passes(one));
      first = await A.polished(A.distinct(exact, site.own), asked.words);
      if (first.some(A.isPassage)) break;
    }
    const pool = plain.ranked.filter((one) => one.exact);
    const named = term(plain, site.own);
    if (first.some(A.isPassage)) {
      const found = first.length < ENOUGH ? await followed(first, plain.ranked, asked, passes, site.own) : first;
      return { match: 'exact', found, pool, term: named };
    }
    const meant = new Map();
    const wide = await A.ask(site, site.turns.at(-1), asked, A.widely(plain.evidence, site.spoken, meant));
    if (first.length) {
      const found = await followed(first, wide.ranked, asked, passes, site.own);
      return { match: 'exact', found, pool, meant, term: named };
    }
    const all = near(wide.ranked);
    const found = await A.polished(A.distinct(all.filter(passes), site.own), asked.words);
    return { match: found.length ? 'nearest' : 'none', found, pool: all, meant, term: named || term(wide, site.own) };
  }

  const respelt = (query, meant) => query.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => {
    const likely = meant.get(A.fold(word));
    return likely ? likely.spelling : word;
  });

  /** What a query finds among what passes the filters: {match, found, pool, words, meant, term}; `pool` is what it
      finds without filters, for the counts; `meant` the query as it may have been meant. */
  A.answer = async (typed, filters) => {
    const query = A.query(typed);
    const asked = A.parse(query);
    if (!asked.words.length) return { match: 'none', found: [], pool: [], words: [], meant: '' };
    const answer = await choose(await A.site(asked.words, filters), asked, A.passes(filters));
    const meant = answer.meant ? respelt(query, answer.meant) : '';
    const other = meant === query ? '' : meant;
    return { ...answer, meant: other, words: [...asked.words, ...(other ? A.parse(other).words : [])] };
  };
})();
