/* How far two spellings are from one another. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  /** How many letters are wrong, missing, too many or changed about; no more than `most` are counted. */
  A.distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let cost = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        if (last[j] < cost) cost = last[j] + 1;
        if (row[j - 1] < cost) cost = row[j - 1] + 1;
        if (i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && before[j - 2] < cost) cost = before[j - 2] + 1;
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  };

  /** Letters of a word, as bits: words that are near share most. */
  A.letters = (word) => {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  };

  /** How many letters only one of two words has, at least. */
  A.apart = (some, others) => {
    let count = 0;
    for (let left = some ^ others; left; left &= left - 1) count++;
    return count;
  };
})();
