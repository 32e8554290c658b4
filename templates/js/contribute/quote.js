/* Words quoted so that the build finds them: `exact`, and as much `prefix` and `suffix` as it takes, no more. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  const LONGEST = 2000; // characters that a quotation may have
  const EDGE = 60; // characters of the first and of the last words of a long passage
  const REACH = 40; // words around a quotation that may tell it apart

  function* places(text, words) {
    for (let at = words ? text.indexOf(words) : -1; at >= 0; at = text.indexOf(words, at + 1)) yield at;
  }

  /** Whether a folded range cuts through nothing that was one character. */
  const whole = ({ starts }, start, end) =>
    [start, end].every((cut) => cut <= 0 || cut >= starts.length || starts[cut] !== starts[cut - 1]);

  function candidates(text, exact) {
    const plain = [...places(text, exact)].map((at) => [at, at + exact.length]);
    if (plain.length) return plain;
    const folded = C.fold(text);
    const words = C.fold(exact).text;
    for (const sought of [words, words.trim()]) {
      const found = [...places(folded.text, sought)]
        .map((at) => [at, at + sought.length])
        .filter(([start, end]) => whole(folded, start, end))
        .map(([start, end]) => [folded.starts[start], folded.ends[end - 1]]);
      if (found.length) return found;
    }
    return [];
  }

  /** How many of some sorted offsets are below a limit. */
  function below(offsets, limit) {
    let [low, high] = [0, offsets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offsets[middle] < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether the surroundings of a place are those given, folded, white space at its edges aside. */
  function agrees(folded, [start, end], prefix, suffix) {
    let before = below(folded.ends, start + 1);
    let after = below(folded.starts, end);
    if (folded.text[before - 1] === ' ') before -= 1;
    if (folded.text[after] === ' ') after += 1;
    return prefix.length <= before && folded.text.startsWith(prefix, before - prefix.length) && folded.text.startsWith(suffix, after);
  }

  /** The place where the build is sure to find words (arpentage.anchor.locate): [start, end], or null. */
  C.locate = (text, { exact, prefix, suffix }) => {
    const found = candidates(text, exact);
    if (found.length < 2) return found[0] ?? null;
    const around = [C.fold(prefix).text.trimEnd(), C.fold(suffix).text.trimStart()];
    const told = found.filter((place) => agrees(C.fold(text), place, ...around));
    return told.length === 1 ? told[0] : null;
  };

  /** Edges of words around a range of a text: `[start, 1 word before, ...]` and `[end, 1 word after, ...]`. */
  function edges(text, start, end) {
    const befores = [...text.slice(0, start).matchAll(/\S+\s*/gu)].map(({ index }) => index).slice(-REACH);
    const afters = [...text.slice(end).matchAll(/\s*\S+/gu)].map((word) => end + word.index + word[0].length);
    return { befores: [start, ...befores.reverse()], afters: [end, ...afters.slice(0, REACH)] };
  }

  /** A range of a text with the least context that `sure` accepts; null where none tells it apart. */
  function quote(text, start, end, sure) {
    const { befores, afters } = edges(text, start, end);
    for (let words = 0; words < Math.max(befores.length, afters.length); words += 1) {
      for (const [before, after] of [[words, 0], [0, words], [words, words]]) {
        const from = befores[Math.min(before, befores.length - 1)];
        const to = afters[Math.min(after, afters.length - 1)];
        const line = (context) => context.replace(/\s/gu, ' ').trim();
        const found = { exact: text.slice(start, end), prefix: line(text.slice(from, start)), suffix: line(text.slice(end, to)) };
        if (sure(found)) return found;
      }
    }
    return null;
  }

  const at = (text, words, start) => C.locate(text, words)?.[0] === start;
  const ordered = ({ exact, prefix, suffix }) => ({ exact, ...(prefix && { prefix }), ...(suffix && { suffix }) });

  /** The first or last words of a passage, cut between two words. */
  const first = (words) => (words.length <= EDGE ? words : /^.*\S(?=\s)/su.exec(words.slice(0, EDGE + 1))?.[0] ?? words.slice(0, EDGE));
  const last = (words) => (words.length <= EDGE ? words : /(?<=\s)\S.*$/su.exec(words.slice(-EDGE - 1))?.[0] ?? words.slice(-EDGE));

  function range(text, spots) {
    const [opening, closing] = [spots[0], spots.at(-1)];
    const head = first(text.paragraph(opening.id).read.slice(opening.start, opening.end));
    const tail = last(text.paragraph(closing.id).read.slice(closing.start, closing.end));
    const start = text.paragraph(opening.id).start + opening.start;
    const end = text.paragraph(closing.id).start + closing.end;
    const from = quote(text.read, start, start + head.length, (words) => at(text.read, words, start));
    const to = quote(text.read, end - tail.length, end, (words) => at(text.read, words, end - tail.length));
    return from && to && { from: ordered(from), to: ordered(to) };
  }

  /** The target of an annotation on the ranges `{id, start, end}` of a text's paragraphs; null where nothing can be sure.
      Within one paragraph the words are told apart in the whole text too, where its own words can do it. */
  C.target = (text, spots) => {
    const [{ id, start, end }] = spots;
    if (spots.length > 1 || end - start > LONGEST) return range(text, spots);
    const paragraph = text.paragraph(id);
    if (start === 0 && end === paragraph.read.length) return { paragraph: id };
    const here = (words) => at(paragraph.read, words, start);
    const words = quote(paragraph.read, start, end, (one) => here(one) && at(text.read, one, paragraph.start + start))
      ?? quote(paragraph.read, start, end, here);
    return words && { paragraph: id, ...ordered(words) };
  };
})();
