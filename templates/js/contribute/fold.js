/* Folding, as the build folds (arpentage/fold.py): what two copies of the same words may differ in, taken away, with a
   map back. Offsets are those of JavaScript strings. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  const SAME = new Map([
    ...[..."’‘ʼ'′`´‛＇"].map((sign) => [sign, "'"]),
    ...[...'“”„‟″'].map((sign) => [sign, '"']),
    ...[...'‐‑‒–—―−﹣－'].map((sign) => [sign, '-']),
    ...[...'⋅‧・•∙'].map((sign) => [sign, '·']),
    ['…', '...'],
    ...[...'\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f'].map((sign) => [sign, '']),
  ]);
  const SPACE = /^[\s\x1c-\x1f\x85]$/;
  const nfc = (text) => text.normalize('NFC');
  const nfd = (text) => text.normalize('NFD');
  /** Whether a character has a combining class: Unicode then moves it before U+0345, whose class is the highest. */
  const combines = (char) => char === '\u0345' || nfd(`\u0345${char}`) !== `\u0345${nfd(char)}`;

  /** The visible characters of a text, in clusters that compose on their own: [start, end, composed]. */
  function* clusters(text) {
    let place = 0;
    let open = null;
    const visible = [...text].filter((char) => SAME.get(char) !== '').join('');
    const composed = nfc(visible) === visible;
    for (const char of text) {
      const start = place;
      place += char.length;
      if (SAME.get(char) === '') continue;
      // no letter before U+0300 begins by joining the one before
      const alone = !open || composed || char < '\u0300'
        || (!combines(char) && nfc(nfc(open.text) + char) === nfc(open.text) + nfc(char));
      if (alone && open) yield [open.start, open.end, nfc(open.text)];
      if (alone) open = { start, end: place, text: char };
      else Object.assign(open, { end: place, text: open.text + char });
    }
    if (open) yield [open.start, open.end, nfc(open.text)];
  }

  /** The folded text; for each of its characters, where the original one that it stands for starts and ends. */
  function fold(text) {
    let folded = '';
    const starts = [];
    const ends = [];
    for (const [start, end, composed] of clusters(text)) {
      for (const char of composed) {
        const space = SPACE.test(char);
        if (space && folded.endsWith(' ')) {
          ends[ends.length - 1] = end;
          continue;
        }
        const same = space ? ' ' : SAME.get(char) ?? char;
        folded += same;
        for (let unit = 0; unit < same.length; unit += 1) {
          starts.push(start);
          ends.push(end);
        }
      }
    }
    return { text: folded, starts, ends };
  }

  const kept = new Map();
  /** The same; what is long, as the texts of a page are, is folded once. */
  C.fold = (text) => {
    if (text.length < 200) return fold(text);
    if (!kept.has(text)) kept.set(text, fold(text));
    return kept.get(text);
  };
})();
