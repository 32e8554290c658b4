/* A result as a reader sees it: where it stands, what it is, and the words around the hits. Text is only ever set as
   text. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const EXCERPT = 260; // characters, about

  /** The stretch of `text` that holds most of the different words, cut between words. */
  function stretch(text, terms) {
    if (text.length <= EXCERPT * 1.25) return [0, text.length];
    const hits = A.hits(text, terms);
    let best = [0, 0];
    for (const [start] of hits) {
      const within = hits.filter(([s, e]) => s >= start && e <= start + EXCERPT * 0.8);
      const worth = new Set(within.map(([s, e]) => A.fold(text.slice(s, e)))).size;
      if (worth > best[1]) best = [start, worth];
    }
    const from = Math.max(0, best[0] - EXCERPT * 0.2);
    const start = from ? text.indexOf(' ', from) + 1 : 0;
    const stop = start + EXCERPT >= text.length ? -1 : text.indexOf(' ', start + EXCERPT);
    return [start, stop < 0 ? text.length : stop];
  }

  function excerpt(body, terms) {
    const [start, end] = stretch(body, terms);
    const out = document.createDocumentFragment();
    out.append(start ? '… ' : '', A.marked(body.slice(start, end), terms), end < body.length ? ' …' : '');
    return out;
  }

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...inside);
    return made;
  };

  /** Address of a result from this page, with the words for its landing. */
  A.address = (url, query) => {
    const { root = '', prefix = '' } = document.documentElement.dataset;
    const [page, id] = url.split('#');
    return `${root}${prefix}${page}?${new URLSearchParams({ q: query })}${id ? `#${id}` : ''}`;
  };

  /** One result: <li><a>title</a><p class="place">kind, language</p><p class="excerpt">words</p></li>. */
  A.item = async ({ engine, number }, query, terms, strings) => {
    const record = await A.record(engine, number);
    const kind = engine.catalogue.kinds[engine.catalogue.kind[number]];
    const link = document.createElement('a');
    link.href = A.address(record.url, query);
    link.textContent = record.title;
    const place = element('p', 'place', element('span', 'kind', (strings.kinds || {})[kind] || kind));
    const text = excerpt(record.body, A.sought(terms, engine.lang));
    const words = element('p', `excerpt ${kind === 'paragraph' ? 'received' : 'added'}`, text);
    if (engine.lang !== document.documentElement.lang) {
      const name = element('span', 'language', ((strings.facets || {}).lang || {})[engine.lang] || engine.lang);
      name.lang = words.lang = engine.lang;
      words.dir = 'auto';
      place.append(' ', name);
    }
    const item = document.createElement('li');
    item.append(link, place, words);
    return item;
  };
})();
