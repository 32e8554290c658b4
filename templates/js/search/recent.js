/* The last searches, which this machine keeps and no other sees: shown while the field is empty. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const KEPT = 'searches';
  const MOST = 8;

  const kept = async () => {
    const list = await A.store.get(KEPT);
    return Array.isArray(list) ? list.filter((query) => typeof query === 'string') : [];
  };

  /** Keep a query, the last one first. */
  A.keepSearch = async (query) => {
    if (!query) return;
    const others = (await kept()).filter((other) => A.fold(other) !== A.fold(query));
    await A.store.set(KEPT, [query, ...others].slice(0, MOST));
  };

  /** List them in `place`, each as the address of its search. */
  A.drawRecent = async (place, strings) => {
    const list = await kept();
    const items = list.map((query) => {
      const link = document.createElement('a');
      link.href = `?${new URLSearchParams({ q: query })}`;
      link.textContent = query;
      link.dir = 'auto';
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    const label = document.createElement('h2');
    label.textContent = strings.recent;
    const all = document.createElement('ul');
    all.append(...items);
    place.replaceChildren(...(items.length ? [label, all] : []));
  };
})();
