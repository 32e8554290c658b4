/* A slip of the text in the terms of an emendation: the line of the copy received, and the words as they stand there. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;

  /** The pieces of a paragraph, each with its place in the reading text and in the seed. */
  function* laid({ pieces, opens }) {
    let read = 0;
    let received = opens;
    for (const piece of pieces) {
      yield { ...piece, at: read, end: read + piece.read.length, from: received, to: received + piece.received.length };
      read += piece.read.length;
      received += piece.received.length;
    }
  }

  /** How often words begin in a line that holds an offset of the seed, as arpentage.claims.Lines finds them. */
  function times(seed, start, sic, prefix) {
    const opens = seed.lastIndexOf('\n', start - 1) + 1;
    const next = seed.indexOf('\n', start);
    const stop = next < 0 ? seed.length : next + 1;
    const line = seed.slice(opens, stop + sic.length);
    const sought = prefix + sic;
    let found = 0;
    for (let at = line.indexOf(sought); at >= 0; at = line.indexOf(sought, at + 1)) {
      found += opens + at + prefix.length < stop;
    }
    return found;
  }

  /** The shortest context before words that leaves one place for them in their line; null where none does. */
  function prefixOf(seed, start, sic) {
    const opens = seed.lastIndexOf('\n', start - 1) + 1;
    for (let from = start; from >= opens; from -= 1) {
      const prefix = seed.slice(from, start);
      if (times(seed, start, sic, prefix) === 1) return prefix;
    }
    return null;
  }

  /** `{line, sic, prefix, read}` for a range of a paragraph, or why there is no such place: `{taken}`, the id of the
      emendation that holds it, or `{repeated}`. */
  C.received = (text, { id, start, end }) => {
    const pieces = [...laid(text.paragraph(id))];
    const touched = pieces.filter((piece) => piece.at < end && piece.end > start);
    const [first, last] = [touched[0], touched.at(-1)];
    const from = first.why ? first.from : first.from + start - first.at;
    const to = last.why ? last.to : last.to - (last.end - end);
    const inside = pieces.filter((piece) => piece.from < to && piece.to > from);
    const taken = inside.find(({ why }) => why === 'emendation' || why === 'left-out');
    if (taken) return { taken: taken.emendation };
    const sic = text.seed.slice(from, to);
    const prefix = prefixOf(text.seed, from, sic);
    if (prefix === null) return { repeated: true };
    const read = text.paragraph(id).read.slice(first.why ? first.at : start, last.why ? last.end : end);
    return { line: text.seed.slice(0, from).split('\n').length, sic, prefix, read };
  };

  const letters = (words) => words.replace(/[^\p{L}\p{N}]/gu, '');

  /** What a repair does, in the terms of the emendations. */
  C.act = (sic, corr) => {
    if (!corr) return 'surplus';
    if (letters(sic) === letters(corr)) return 'typography';
    return corr.length > sic.length && corr.includes(sic.trim()) ? 'supplied' : 'correction';
  };
})();
