/* From evidence to records, best first. docs/search.md says why in plain words. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  const CLOSE = 1; // how much words side by side add
  const COVERED = 1; // how much it counts that few of the words are missing
  const BOTH = 0.1; // how much the lesser counts of what a passage says itself and what is lent to it
  const REST = 0.6; // notes and terms after passages of equal worth

  /** The narrowest stretch that holds one place of each list; the lists are sorted. */
  function stretch(lists) {
    const at = lists.map(() => 0);
    let best = Infinity;
    for (;;) {
      let low = 0;
      let high = -Infinity;
      lists.forEach((list, i) => {
        if (list[at[i]] < lists[low][at[low]]) low = i;
        high = Math.max(high, list[at[i]]);
      });
      best = Math.min(best, high - lists[low][at[low]] + 1);
      if (++at[low] >= lists[low].length) return best;
    }
  }

  /** What a record is worth: `own` and `lent` are its evidence for each word, or nothing. */
  function weigh(catalogue, number, own, lent, rarities) {
    let total = 0;
    let covered = 0;
    let named = 0;
    const lists = [];
    const whole = rarities.reduce((sum, rarity) => sum + rarity, 0);
    let led = null; // who lent most of what the record has not itself
    rarities.forEach((rarity, n) => {
      const [mine, other] = [own[n], lent[n]];
      if (!mine && !other) return;
      const [said, told] = [mine ? mine.value : 0, other ? other.value : 0];
      total += Math.max(said, told) + BOTH * Math.min(said, told);
      covered += rarity * Math.max(mine ? mine.like : 0, other ? other.like : 0);
      if (mine) lists.push(mine.spots.map(([at]) => at).sort((a, b) => a - b));
      else if (!led || other.value > led.value) led = other;
      if (other) named = Math.max(named, Math.floor(other.named));
    });
    const close = lists.length > 1 ? (lists.length - 1) / stretch(lists) : 0;
    const said = named > 1 ? (named - 1) / named : 0;
    total *= (1 + CLOSE * Math.max(close, said)) * (covered / whole) ** COVERED;
    const exact = rarities.every((_, n) => (own[n] && own[n].has) || (lent[n] && lent[n].has));
    const score = total * (A.isPassage({ catalogue, number }) ? 1 : REST);
    return { number, catalogue, exact, led, covered: covered / whole, score };
  }

  async function ofEngine({ engine: { catalogue }, words, postings }, lends) {
    const rarities = postings.map(({ rarity }) => rarity);
    const found = [];
    await A.each(new Set(postings.flatMap(({ found: by }) => [...by.keys()])), (number) => {
      const lent = lends.get(catalogue.address[number]);
      found.push(weigh(catalogue, number, postings.map(({ found: by }) => by.get(number)),
        words.map((word) => lent && lent.get(word)), rarities));
    });
    return found;
  }

  /** Passages that have none of the words themselves in the first language that has the passage. */
  async function onlyLed(own, lends, catalogues, seen) {
    const found = [];
    await A.each(lends, ([address, lent]) => {
      const catalogue = catalogues.find(({ at }) => at.has(address));
      if (!catalogue || seen.get(catalogue).has(address)) return;
      const all = own.map(({ words, postings }) => weigh(catalogue, catalogue.at.get(address), [],
        words.map((word) => lent.get(word)), postings.map(({ rarity }) => rarity)));
      found.push(all.reduce((best, one) => (one.score > best.score ? one : best)));
    });
    return found;
  }

  /** Every record that has one of the words or is led to by one that has, best first: {catalogue, number, exact, led,
      score}. `catalogues` are those of the languages to show, best first. */
  A.rank = async ({ own, lends }, catalogues) => {
    let found = [];
    for (const one of own) found = found.concat(await ofEngine(one, lends));
    const seen = new Map(catalogues.map((catalogue) => [catalogue, new Set()]));
    for (const { catalogue, number } of found) seen.get(catalogue).add(catalogue.address[number]);
    const place = (one) => catalogues.indexOf(one.catalogue);
    return found.concat(await onlyLed(own, lends, catalogues, seen)).sort((a, b) => b.score - a.score ||
      place(a) - place(b) || a.number - b.number);
  };
})();
