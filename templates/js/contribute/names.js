/* Names of files and of people: ids of lower-case letters, digits and hyphens, new ones with a part that chance makes. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
  const LIGATURES = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' };

  /** Words as an id of at most `longest` characters, cut between two words; empty where no letter can be. */
  C.slug = (words, longest = 40) => {
    const plain = words.toLowerCase().replace(/[œæßøł]/g, (letter) => LIGATURES[letter]);
    const id = plain.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
    return id.length <= longest ? id : id.slice(0, longest + 1).replace(/-[^-]*$/, '').slice(0, longest);
  };

  /** A few letters that no other contribution is likely to have. */
  C.chance = () => [...crypto.getRandomValues(new Uint8Array(5))].map((byte) => LETTERS[byte % LETTERS.length]).join('');

  /** The signature of a name: the id of a contributor who is known, or a new one with the file that introduces them. */
  C.signature = (name, chance) => {
    const known = Object.entries(C.contributors);
    const found = known.find(([id, shown]) => id === name || shown.toLowerCase() === name.toLowerCase());
    if (found) return { id: found[0] };
    const id = C.slug(name) || `nom-${chance}`;
    const path = `annotations/contributors/${id}.yaml`;
    return { id, file: { path, content: C.file(path, 'contributor', { name, is: 'person' }), known: false } };
  };
})();
