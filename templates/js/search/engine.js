/* One Pagefind engine a language, as a list of the places of each word: its stemmer and its index are used, its
   ranking is not. Its files come from data scripts. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const SIGNATURE = 12; // bytes before what Pagefind packs
  const engines = new Map();
  const catalogues = new Map();

  /** What gzip packed and base64 carries. */
  A.unpacked = async (base64, from = 0) => {
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(plain).arrayBuffer()).subarray(from);
  };

  /** What Python squeezed: any JSON. */
  A.released = async (base64) => JSON.parse(new TextDecoder().decode(await A.unpacked(base64)));

  /** What the steps make of the base: see arpentage/search/delta.py. */
  function rebuilt(base, steps) {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        value |= (steps[at] & 127) << shift;
        if (steps[at++] < 128) return value;
      }
    };
    const parts = [];
    let end = 0;
    while (at < steps.length) {
      const length = number();
      const shift = number();
      const start = end + (shift & 1 ? -(shift + 1) / 2 : shift / 2);
      end = start + length;
      const fresh = number();
      parts.push(base.subarray(start, end), steps.subarray(at, (at += fresh)));
    }
    return new Blob(parts).arrayBuffer();
  }

  const once = (known, key, make) => {
    if (!known.has(key)) {
      known.set(key, make().catch((error) => {
        known.delete(key); // so that the next search tries again
        throw error;
      }));
    }
    return known.get(key);
  };

  /** The columns of the build's catalogue, with the record's number for each id and for each address. */
  A.catalogue = (lang, version) => once(catalogues, lang, async () => {
    const columns = await A.released(await A.data(`${lang}/catalogue`, version));
    const ids = columns.ids.split(' ');
    const at = new Map(columns.address.map((address, n) => [address, n]));
    return { ...columns, lang, version, ids, at, number: new Map(ids.map((id, n) => [`${lang}_${id}`, n])) };
  });

  /** Whether a record is a paragraph or its translation, not what explains it. */
  A.isPassage = ({ catalogue, number }) => catalogue.kinds[catalogue.kind[number]] === 'paragraph';

  /** Which address leads to which others. */
  A.leads = (version) => once(catalogues, '', async () => A.released(await A.data('leads', version)));

  async function start(lang, version, shared) {
    const [catalogue, core, wasm] = await Promise.all([
      A.catalogue(lang, version), A.data(`${lang}/core`, version), A.data('wasm', shared), A.script('pagefind', shared),
    ]);
    const [base, steps, meta] = await Promise.all([
      A.unpacked(wasm, SIGNATURE), A.unpacked(core.wasm), A.unpacked(core.meta, SIGNATURE),
    ]);
    const pagefind = A.pagefind();
    await pagefind({ module_or_path: await rebuilt(base, steps) });
    // the mode in which every place comes with the stem that stands there
    const pointer = pagefind.enter_playground_mode(pagefind.init_pagefind(meta));
    const index = { firsts: core.firsts.split(' '), pieces: core.pieces.split(' '), loaded: new Map() };
    return { lang, version, pagefind, pointer, catalogue, index, seen: new Map() };
  }

  /** The engine of a language, started at its first use. */
  A.engine = (lang, version, shared) => once(engines, lang, () => start(lang, version, shared));

  /** Where a normalised word stands: its stem, and by record number the places [word index, stem found there].
      A stem found may be longer than the word's (an extension; all of them, when the word `begins` others) or, when
      there is none, shorter. */
  A.look = (engine, word, begins) =>
    once(engine.seen, `${word}${begins ? '…' : ''}`, () => ask(engine, A.bare(word, engine.lang), begins));

  async function load(engine, piece) {
    const bytes = await A.unpacked(await A.data(`${engine.lang}/${piece}`, engine.version), SIGNATURE);
    engine.pointer = engine.pagefind.load_index_chunk(engine.pointer, bytes);
  }

  /** The pieces of the index that may have a stem, or what begins with it: each starts with the word that names it. */
  function within({ firsts, pieces }, stem, begins) {
    const start = Math.max(0, firsts.findLastIndex((first) => first <= stem));
    const end = firsts.findLastIndex((first) => first <= stem || (begins && first.startsWith(stem)));
    return pieces.slice(start, end + 1);
  }

  const search = ({ pagefind, pointer }, word) =>
    JSON.parse(pagefind.search(pointer, word, word, '{}', '', false, false));

  async function ask(engine, word, begins) {
    const { lang, catalogue, index } = engine;
    const [stem = word] = search(engine, word).search_keywords || [];
    await Promise.all(within(index, stem, begins)
      .map((piece) => once(index.loaded, piece, () => load(engine, piece))));
    const places = new Map();
    for (const { p: id, l: spots } of search(engine, word).results) {
      if (!catalogue.number.has(id)) throw new Error(`${lang}: ${id} is not in the catalogue`);
      places.set(catalogue.number.get(id), spots.map(({ l: at, v }) => [at, v.ws]));
    }
    return { stem, places };
  }

  /** What is shown of a record: address, title and reading text. */
  A.record = async ({ lang, version, ids, digits }, number) => {
    const id = ids[number];
    return (await A.data(`${lang}/${id.slice(0, digits)}`, version))[id];
  };
})();
