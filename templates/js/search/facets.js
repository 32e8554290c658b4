/* Restricting a search by kind, text, theme and language: the values, their counts and their form. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const GROUPS = ['kind', 'text', 'theme', 'lang'];

  const values = ({ catalogue: c, number }, group) => {
    if (group === 'lang') return [c.lang];
    if (group === 'theme') return c.theme[number].map((n) => c.themes[n]);
    const value = group === 'kind' ? c.kinds[c.kind[number]] : c.texts[c.text[number]];
    return value ? [value] : [];
  };

  /** The filters that an address holds: a set of values for each group, empty when all pass. */
  A.filters = (params) => new Map(GROUPS.map((group) => [group, new Set(params.getAll(group))]));

  /** Whether a record passes all filters, but for that of the group named. */
  A.passes = (filters, but) => (one) =>
    GROUPS.every((group) => {
      const wanted = filters.get(group);
      return group === but || !wanted.size || values(one, group).some((value) => wanted.has(value));
    });

  /** The same passage in several languages is listed once: at its best rank, in the reader's language if it was found
      there no worse. */
  A.distinct = (found, lang) => {
    const passages = new Map();
    for (const one of found) {
      const passage = one.catalogue.address[one.number];
      const first = passages.get(passage);
      const better = first && first.catalogue.lang !== lang && one.catalogue.lang === lang && one.exact >= first.exact;
      if (!first || better) passages.set(passage, one);
    }
    return [...passages.values()];
  };

  /** Passages for each value of a group, among those that the other groups let pass. */
  async function counts(pool, filters, group) {
    const passages = new Map([...filters.get(group)].map((value) => [value, new Set()]));
    const passes = A.passes(filters, group);
    await A.each(pool, (one) => {
      for (const value of passes(one) ? values(one, group) : []) {
        if (!passages.has(value)) passages.set(value, new Set());
        passages.get(value).add(one.catalogue.address[one.number]);
      }
    });
    return passages;
  }

  function box(group, value, name, count, checked) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    Object.assign(input, { type: 'checkbox', name: group, value, checked });
    const number = document.createElement('span');
    number.className = 'count';
    number.textContent = count;
    const words = document.createElement('span');
    words.textContent = name;
    if (group === 'lang') words.lang = value;
    label.append(input, ' ', words, ' ', number);
    return label;
  }

  /** Fill the form, unless it is `late` by then; values come in the order of their names in the page, those unknown to
      it last. */
  A.drawFacets = async (form, pool, filters, strings, late) => {
    const sets = [];
    for (const group of GROUPS) {
      const names = (strings.facets || {})[group] || {};
      const known = new Map(Object.keys(names).map((value, n) => [value, n]));
      const place = (value) => (known.has(value) ? known.get(value) : known.size);
      const all = [...await counts(pool, filters, group)]
        .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
      if (!all.length) continue;
      const set = document.createElement('fieldset');
      const legend = document.createElement('legend');
      legend.textContent = strings.groups[group];
      set.append(legend);
      await A.each(all, ([value, passages]) =>
        set.append(box(group, value, names[value] || value, passages.size, filters.get(group).has(value))));
      sets.push(set);
    }
    if (late()) return;
    const focused = form.contains(document.activeElement) ? document.activeElement : null;
    form.replaceChildren(...sets);
    if (focused) {
      const again = [...form.elements].find((e) => e.name === focused.name && e.value === focused.value);
      if (again) again.focus();
    }
  };
})();
