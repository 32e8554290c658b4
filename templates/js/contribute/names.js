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

  /** A few digits of a name (FNV-1a), always the same ones. */
  const mark = (name) => {
    const fold = (sum, char) => Math.imul(sum ^ char.codePointAt(0), 0x01000193) >>> 0;
    return [...name.toLowerCase().normalize('NFC')].reduce(fold, 0x811c9dc5).toString(36);
  };

  /** The same for two ids that the eye takes for one, as arpentage.signature.look. */
  const look = (id) => id.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/0/g, 'o').replace(/1/g, 'l');

  /** The signature of a name: the id of a contributor who is known, or a new one; with the file that would introduce them,
      where the id is not the name as it is written. A name gives the same id each time; one that no letter of ids can
      write, or whose id reads like somebody's, gets a mark. */
  C.signature = (name) => {
    const known = Object.entries(C.contributors);
    const found = known.find(([id, shown]) => id === name || shown.toLowerCase() === name.toLowerCase());
    if (found) return { id: found[0] };
    const plain = C.slug(name);
    const id = plain && !C.taken.some((id) => look(id) === look(plain)) ? plain : `${plain || 'nom'}-${mark(name)}`;
    if (id === name) return { id };
    const path = `annotations/contributors/${id}.yaml`;
    return { id, introduction: { id, path, content: C.file(path, 'contributor', { name, is: 'person' }) } };
  };
})();
