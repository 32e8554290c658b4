/* The texts and their translations as the build knows them: scripts of data, fetched when they are asked for. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const C = A.contributing;
  const texts = new Map();
  const units = new Map();

  /** A text with its paragraphs placed in its reading text and in its seed. */
  C.text = ({ slug, lang, parts }) => {
    const paragraphs = [];
    let read = '';
    let seed = '';
    for (const { id, code, segments, received } of parts) {
      if (id) {
        if (paragraphs.length) read += '\n';
        const pieces = segments.map((one) => (typeof one === 'string'
          ? { received: one, read: one, why: '' }
          : { received: one[0], read: one[1], why: one[2], emendation: one[3] }));
        const words = pieces.map((piece) => piece.read).join('');
        paragraphs.push({ id, code, pieces, read: words, start: read.length, opens: seed.length });
        read += words;
        seed += pieces.map((piece) => piece.received).join('');
      } else seed += received;
    }
    const paragraph = (wanted) => paragraphs.find(({ id }) => id === wanted);
    texts.set(slug, { slug, lang, paragraphs, read, seed, paragraph });
  };
  C.units = (found) => units.set(`${found.slug}.${found.lang}`, found.units);

  const fetched = (kept) => async (name) => {
    if (!kept.has(name)) await A.fetch(`contribute/texts/${name}.js`);
    return kept.get(name);
  };
  C.textOf = fetched(texts);
  /** Translations of a text into a language, by paragraph; none where the site has none. */
  C.unitsOf = async (slug, lang) => {
    try {
      return await fetched(units)(`${slug}.${lang}`);
    } catch (error) {
      return {};
    }
  };
})();
