/* Other words of the texts for one that they have not: those that are spelt nearly so, and those of its family. The
   vocabulary is only loaded when it is needed, by first letters. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const vocabularies = new Map();
  const MOST = 3; // words for one
  const SHORTEST = 4;

  // What sounds alike, in French above all: faults of spelling mostly keep the sound.
  const SOUNDS = [
    [/ph/g, 'f'], [/x|ct(?=ion)/g, 'ks'], [/qu|[ck](?![eiyh])/g, 'k'], [/[sc]h/g, 'S'],
    [/[cs]c(?=[eiy])|c(?=[eiy])|z|ss/g, 's'], [/y/g, 'i'], [/eau|au/g, 'o'], [/ei|ai/g, 'e'], [/em(?=[bp])|am(?=[bp])|en|an/g, 'A'], [/th/g, 't'], [/h/g, ''],
    [/(.)\1/g, '$1'], [/ه$/, 'ة'],
  ];
  const sound = (word) => SOUNDS.reduce((said, [pattern, letter]) => said.replace(pattern, letter), word);

  const ENDINGS = new RegExp('(?:issement|ement|isation|ation|ition|ateu|iteu|tion|sion|ion|ment|iti|abl|ibl|atif|itif' +
    '|ist|ism|ique|ic|anc|enc|ant|iv|if|eu|ag|at|al|iel|el|is|iz|i|ing|ed|er|or|s|e)$');
  /** What a family shares, roughly: licenci-ement, licenci-é. */
  const family = (word, lang) => {
    let root = A.bare(word, lang);
    for (;;) {
      const cut = root.replace(ENDINGS, '');
      if (cut === root || cut.length < 5) return root;
      root = cut;
    }
  };

  async function load({ lang, version }, part) {
    const text = await A.released(await A.data(`${lang}/words-${part}`, version));
    return [...text.matchAll(/(\S+) (\d+)/g)].map(([, spelling, often]) => {
      const word = A.fold(spelling);
      return { word, spelling, often: Number(often), sound: sound(word), family: family(word, lang), letters: A.letters(word) };
    });
  }

  /** The words of some parts of a language's vocabulary. */
  async function vocabulary(catalogue, parts) {
    const words = await Promise.all(parts.map((part) => {
      const key = `${catalogue.lang} ${part}`;
      if (!vocabularies.has(key)) vocabularies.set(key, load(catalogue, part));
      return vocabularies.get(key);
    }));
    return words.flat();
  }

  /** The part that has the words that begin as one does, and the others. */
  function parts({ letters }, word) {
    const numbers = [...letters.keys()];
    const mine = (part) => letters[part].includes(word[0]);
    return [numbers.filter(mine), numbers.filter((part) => !mine(part))];
  }

  /** Those of some words that are spelt or sound nearly like one, the likeliest first. */
  function nearest(all, word, most) {
    const heard = sound(word);
    const mine = A.letters(word);
    const near = [];
    for (const one of all) {
      if (Math.abs(one.word.length - word.length) > most + 1 || A.apart(one.letters, mine) > 2 * most + 2) continue;
      const cost = Math.min(A.distance(word, one.word, most), 0.5 + A.distance(heard, one.sound, most - 0.5)) +
        (word[0] === one.word[0] ? 0 : 0.4) - one.often / 20;
      if (cost <= most) near.push({ word: one.word, spelling: one.spelling, cost });
    }
    return near.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1)).slice(0, MOST);
  }

  /** Words of a language that may be meant by one that it has not, the likeliest first: {word, spelling, cost}. The
      first letter is mostly right: words with another one are only loaded where there is none with it. */
  A.mended = async (catalogue, word) => {
    const size = A.bare(word, catalogue.lang).length;
    if (size < SHORTEST || /\d/.test(word)) return [];
    const most = size < 7 ? 1 : 2;
    const [first, others] = parts(catalogue, word);
    const near = nearest(await vocabulary(catalogue, first), word, most);
    return near.length ? near : nearest(await vocabulary(catalogue, others), word, most);
  };

  /** Other words of its family. */
  A.kin = async (catalogue, word) => {
    const root = family(word, catalogue.lang);
    if (root.length < SHORTEST) return [];
    const bare = A.bare(word, catalogue.lang);
    const all = (await vocabulary(catalogue, parts(catalogue, word)[0])).filter((one) => one.family === root);
    const others = all.filter((one) => A.bare(one.word, catalogue.lang) !== bare);
    return others.sort((a, b) => b.often - a.often).slice(0, 2 * MOST);
  };
})();
