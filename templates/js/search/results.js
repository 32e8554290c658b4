/* A result as a reader sees it: where it stands, what it is, and the words around the hits. Text is only ever set as
   text. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const EXCERPT = 260; // characters, about

  /** The stretch of `text` that holds most of the different words, cut between words. */
  function stretch(text, terms, lang) {
    if (text.length <= EXCERPT * 1.25) return [0, text.length];
    const hits = A.hits(text, terms, lang);
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

  function excerpt(body, terms, lang) {
    const [start, end] = stretch(body, terms, lang);
    const out = document.createDocumentFragment();
    out.append(start ? '… ' : '', A.marked(body.slice(start, end), terms, lang), end < body.length ? ' …' : '');
    return out;
  }

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...inside);
    return made;
  };

  /** Address of a result from this page, with the words for its landing: `also` are marked besides those of the query;
      `shown` is the language of the translation to show. */
  A.address = (url, query, { also = '', shown = '' } = {}) => {
    const { root = '', prefix = '' } = document.documentElement.dataset;
    const [page, id] = url.split('#');
    const params = new URLSearchParams({ q: query });
    if (also) params.set('also', also);
    if (shown) {
      params.set('layout', 'facing');
      params.set('to', shown);
    }
    return `${root}${prefix}${page}?${params}${id ? `#${id}` : ''}`;
  };

  /** What led to a passage that has not all the words itself: its kind and its name. */
  async function leading({ led }) {
    if (!led) return null;
    const record = await A.record(led.catalogue, led.number);
    return { kind: led.catalogue.kinds[led.catalogue.kind[led.number]], name: record.name || record.title };
  }

  const language = (strings, lang) => {
    const name = element('span', 'language', ((strings.facets || {}).lang || {})[lang] || lang);
    name.lang = lang;
    return name;
  };

  /** One result: <li><a>title</a><p class="place">kind, language, how it was found</p><p class="excerpt">…</p></li>. */
  A.item = async (one, { query, words, meant }, strings) => {
    const { catalogue, number } = one;
    const { lang } = catalogue;
    const [record, by] = await Promise.all([A.record(catalogue, number), leading(one)]);
    const kind = catalogue.kinds[catalogue.kind[number]];
    const terms = [...A.sought(words, lang), ...(by ? A.sought(A.parse(by.name).words, lang) : [])];
    const link = document.createElement('a');
    const also = [meant, by && by.name].filter(Boolean).join(' ');
    link.href = A.address(record.url, query, { also, shown: record.translated ? lang : '' });
    Object.assign(link, { textContent: record.title, lang });
    const place = element('p', 'place', element('span', 'kind', (strings.kinds || {})[kind] || kind), ' ',
      language(strings, lang));
    if (record.translated) place.append(' ', element('span', 'through', strings.through.translation));
    if (by) {
      const [before, after] = (strings.through[by.kind] || strings.through.note).split('{name}');
      const name = document.createElement('bdi');
      name.textContent = by.name;
      place.append(' ', element('span', 'through', before, name, after));
    }
    if (one.near) place.append(' ', element('span', 'near', strings.near));
    const item = element('li', one.near ? 'nearest' : '', link, place);
    if (record.body) {
      const text = excerpt(record.body, terms, lang);
      const shown = element('p', `excerpt ${kind === 'paragraph' ? 'received' : 'added'}`, text);
      Object.assign(shown, { lang, dir: 'auto' });
      item.append(shown);
    }
    return item;
  };
})();
