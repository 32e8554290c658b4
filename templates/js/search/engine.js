/* One Pagefind engine a language, as a list of the places of each word: its stemmer and its index are used, its
   ranking is not. The engine is a factory whose parameters shadow fetch, Worker and document; what it fetches under
   pf:/ comes from data scripts. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const BASE = 'pf:/';
  const engines = new Map();

  function bytes(base64) {
    const text = atob(base64);
    const out = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
    return out;
  }

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
    const parts = [new TextEncoder().encode('pagefind_dcd')]; // how Pagefind knows what is already unpacked
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

  /** Answers like fetch, and remembers a failure, which Pagefind would only write to the console. */
  function fetcher(state, find) {
    return async (address) => {
      try {
        const data = await find(address.slice(BASE.length).split('?')[0]);
        return { arrayBuffer: async () => data, json: async () => JSON.parse(new TextDecoder().decode(data)) };
      } catch (error) {
        state.failed = error;
        throw error;
      }
    };
  }

  async function start(lang, version, shared) {
    const [core, wasm] = await Promise.all([
      A.data(`${lang}/core`, version), A.data('wasm', shared), A.script('pagefind', shared),
    ]);
    const state = { failed: null };
    const root = { currentScript: null, querySelector: () => ({ getAttribute: () => lang }) };
    const Pagefind = A.pagefind(fetcher(state, async (name) => {
      if (name.startsWith('wasm.')) {
        return rebuilt(pagefind.decompress(bytes(wasm)), pagefind.decompress(bytes(core.wasm)));
      }
      return bytes(core.files[name] || (await A.data(`${lang}/${name}`, version))).buffer;
    }), undefined, root);
    const pagefind = new Pagefind({ basePath: BASE, baseUrl: '/' });
    await pagefind.init(lang, { load_wasm: true });
    await pagefind.enterPlaygroundMode(); // so that every place comes with the stem that stands there
    return { lang, version, pagefind, state, catalogue: A.catalogue(lang, core.catalogue), seen: new Map() };
  }

  /** The columns of the build's catalogue, with the record's number for each id. */
  A.catalogue = (lang, columns) => {
    const ids = columns.ids.split(' ');
    return { ...columns, lang, ids, number: new Map(ids.map((id, n) => [`${lang}_${id}`, n])) };
  };

  /** The engine of a language, started at its first use. */
  A.engine = (lang, version, shared) => {
    if (!engines.has(lang)) {
      engines.set(lang, start(lang, version, shared).catch((error) => {
        engines.delete(lang);
        throw error;
      }));
    }
    return engines.get(lang);
  };

  /** Where a normalised word stands: its stem, and by record number the places [word index, stem found there].
      A stem found may be longer than the word's (an extension) or, when there is none, shorter. */
  A.look = async (engine, word) => {
    if (!engine.seen.has(word)) engine.seen.set(word, await ask(engine, word));
    return engine.seen.get(word);
  };

  async function ask({ lang, pagefind, state, catalogue }, word) {
    const chunks = JSON.parse(pagefind.backend.request_indexes(await pagefind.getPtr(), word)).filter(Boolean);
    await Promise.all(chunks.map((chunk) => pagefind.loadChunk(chunk)));
    if (state.failed) {
      engines.delete(lang);
      throw state.failed;
    }
    const answer = pagefind.backend.search(await pagefind.getPtr(), word, word, '{}', '', false, false);
    const { results, search_keywords: stems } = JSON.parse(answer);
    const places = new Map();
    for (const { p: id, l: spots } of results) {
      if (!catalogue.number.has(id)) throw new Error(`${lang}: ${id} is not in the catalogue`);
      places.set(catalogue.number.get(id), spots.map(({ l: at, v }) => [at, v.ws]));
    }
    return { stem: (stems && stems[0]) || word, places };
  }

  /** What is shown of a record: address, title and reading text. */
  A.record = async ({ lang, version, catalogue }, number) => {
    const id = catalogue.ids[number];
    return (await A.data(`${lang}/${id.slice(0, 2)}`, version))[id];
  };
})();
