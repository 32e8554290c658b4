/* The search page: the address holds the query and the facets, and says what is listed. Nothing of the engine is
   loaded before there is something to look for. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const AT_ONCE = 12;
  const PAUSE = 150; // milliseconds without a key after which the list follows what is typed

  const form = document.querySelector('form[role=search]');
  const field = document.getElementById('q');
  const facets = document.getElementById('facets');
  const list = document.getElementById('results');
  const status = document.getElementById('search-status');
  const entry = document.getElementById('entry');
  const recent = document.getElementById('recent');
  const strings = JSON.parse(document.getElementById('search-strings').textContent);
  const plural = new Intl.PluralRules(document.documentElement.lang || undefined);

  const more = document.createElement('button');
  Object.assign(more, { type: 'button', className: 'more', hidden: true });
  list.after(more);

  const NOTHING = { query: '', words: [], meant: '', found: [], count: 0 };
  let turn = 0; // the search that is under way; an older one gives up
  let shown = NOTHING;
  let filters = A.filters(new URLSearchParams(location.search));

  const say = (message, values = {}) => {
    const text = typeof message === 'string' ? message : message[plural.select(values.n)] || message.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };

  function announce(match, text, meant = '') {
    if (match) status.dataset.match = match;
    else delete status.dataset.match;
    status.textContent = text;
    if (!meant) return;
    const link = document.createElement('a');
    link.href = `?${new URLSearchParams({ q: meant })}`;
    link.textContent = meant;
    const [before, after] = strings.meant.split('{q}');
    status.append(' ', before, link, after);
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

  async function extend(mine) {
    const next = shown.found.slice(shown.count, shown.count + AT_ONCE);
    const items = await Promise.all(next.map((one) => A.item(one, shown, strings)));
    if (mine !== turn) return;
    if (shown.count) list.append(...items);
    else list.replaceChildren(...items);
    shown.count += items.length;
    const left = shown.found.length - shown.count;
    more.hidden = left <= 0;
    more.textContent = say(strings.more, { n: left });
    if (shown.count > AT_ONCE && items.length) items[0].querySelector('a').focus();
  }

  /** How many there are: of the exact ones, or of the nearest. */
  function count({ match, found, meant }, query) {
    const n = match === 'exact' ? found.filter((one) => !one.near).length : found.length;
    announce(match, say(strings[match], { n, q: query }), meant);
  }

  async function draw(mine, query, answer) {
    shown = { ...answer, query, count: 0 };
    await Promise.all([
      extend(mine), A.drawEntry(entry, answer.term, query, strings),
      A.drawFacets(facets, answer.pool, filters, strings, () => mine !== turn),
    ]);
    if (mine === turn) count(answer, query);
  }

  function clear(match, text) {
    shown = NOTHING;
    for (const place of [list, facets, entry]) place.replaceChildren();
    more.hidden = true;
    announce(match, text);
  }

  /** Search for what was typed. */
  async function run(typed) {
    const mine = ++turn;
    const query = A.query(typed);
    list.setAttribute('aria-busy', 'true');
    remember(query);
    recent.hidden = Boolean(query);
    try {
      if (!A.parse(query).words.length) clear(query ? 'none' : '', query ? strings.short : '');
      else {
        announce('', shown.found.length ? status.textContent : strings.searching);
        const answer = await A.answer(query, filters);
        if (mine === turn) await draw(mine, query, answer);
      }
    } catch (error) {
      if (mine === turn) clear('none', strings.failed);
      console.error(error);
    } finally {
      if (mine === turn) list.setAttribute('aria-busy', 'false');
    }
  }

  let pause;
  field.addEventListener('input', (event) => {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(run, PAUSE, field.value);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    run(field.value);
    A.keepSearch(A.query(field.value));
  });
  list.addEventListener('click', (event) => { if (event.target.closest('a')) A.keepSearch(shown.query); });
  facets.addEventListener('submit', (event) => event.preventDefault());
  facets.addEventListener('change', () => {
    filters = A.filters(new URLSearchParams(new FormData(facets)));
    run(shown.query || field.value);
  });
  more.addEventListener('click', () => extend(turn));
  A.walk(field, list);
  A.drawRecent(recent, strings);

  const asked = A.query(new URLSearchParams(location.search).get('q'));
  if (asked) field.value = asked;
  run(asked);
  A.keepSearch(asked);
})();
