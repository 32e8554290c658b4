/* The search page: the address holds the query and the facets, and says what is listed. Nothing of the engine is
   loaded before there is something to look for. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const AT_ONCE = 30;

  const form = document.querySelector('form[role=search]');
  const field = document.getElementById('q');
  const facets = document.getElementById('facets');
  const list = document.getElementById('results');
  const status = document.getElementById('search-status');
  const strings = JSON.parse(document.getElementById('search-strings').textContent);
  const plural = new Intl.PluralRules(document.documentElement.lang || undefined);

  const more = document.createElement('button');
  Object.assign(more, { type: 'button', className: 'more', hidden: true });
  list.after(more);

  let turn = 0; // the search that is under way; an older one gives up
  let ranked = []; // what the last query found, before filters
  let shown = { query: '', terms: [], found: [], count: 0 };
  let filters = A.filters(new URLSearchParams(location.search));

  const say = (message, values = {}) => {
    const text = typeof message === 'string' ? message : message[plural.select(values.n)] || message.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };

  function announce(match, text) {
    if (match) status.dataset.match = match;
    else delete status.dataset.match;
    status.textContent = text;
  }

  function remember(query) {
    const params = new URLSearchParams(query ? { q: query } : {});
    for (const [group, values] of filters) for (const value of values) params.append(group, value);
    const search = String(params);
    try {
      history.replaceState(null, '', (search ? `?${search}` : location.pathname) + location.hash);
    } catch (error) {
      // some browsers keep the address of a local file as it is
    }
  }

  async function engines() {
    const { engine, languages } = await A.data('languages');
    const own = document.documentElement.lang;
    const langs = Object.keys(languages).sort((a, b) => (b === own) - (a === own) || (a < b ? -1 : 1));
    return Promise.all(langs.map((lang) => A.engine(lang, languages[lang], engine)));
  }

  async function extend(mine) {
    const next = shown.found.slice(shown.count, shown.count + AT_ONCE);
    const items = await Promise.all(next.map((one) => A.item(one, shown.query, shown.terms, strings)));
    if (mine !== turn) return;
    list.append(...items);
    shown.count += items.length;
    const left = shown.found.length - shown.count;
    more.hidden = left <= 0;
    more.textContent = say(strings.more, { n: left });
    if (shown.count > AT_ONCE && items.length) items[0].querySelector('a').focus();
  }

  /** List what passes the filters, in the order found. */
  async function draw(mine, query, terms) {
    const { match, found, pool } = A.choose(ranked, A.passes(filters));
    const distinct = A.distinct(found, document.documentElement.lang);
    shown = { query, terms, found: distinct, count: 0 };
    list.replaceChildren();
    A.drawFacets(facets, pool, filters, strings);
    await extend(mine);
    if (mine === turn) announce(match, say(strings[match], { n: distinct.length, q: query }));
  }

  function clear(match, text) {
    ranked = [];
    shown = { query: '', terms: [], found: [], count: 0 };
    list.replaceChildren();
    facets.replaceChildren();
    more.hidden = true;
    announce(match, text);
  }

  /** Search for `typed`; with `again`, only the filters changed. */
  async function run(typed, again = false) {
    const mine = ++turn;
    const query = A.query(typed);
    const terms = A.terms(query);
    list.setAttribute('aria-busy', 'true');
    remember(query);
    try {
      if (!terms.length) clear(query ? 'none' : '', query ? strings.short : '');
      else {
        if (!again) {
          announce('', strings.searching);
          const found = await A.rank(await engines(), terms);
          if (mine !== turn) return;
          ranked = found;
        }
        await draw(mine, query, terms);
      }
    } catch (error) {
      if (mine === turn) clear('none', strings.failed);
      console.error(error);
    } finally {
      if (mine === turn) list.setAttribute('aria-busy', 'false');
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run(field.value);
  });
  // the engine starts while the reader types
  field.addEventListener('input', () => engines().catch(() => {}), { once: true });
  facets.addEventListener('submit', (event) => event.preventDefault());
  facets.addEventListener('change', () => {
    filters = A.filters(new URLSearchParams(new FormData(facets)));
    run(shown.query || field.value, true);
  });
  more.addEventListener('click', () => extend(turn));

  const asked = A.query(new URLSearchParams(location.search).get('q'));
  if (asked) field.value = asked;
  run(asked);
})();
