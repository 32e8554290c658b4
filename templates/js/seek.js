/* Search comes when it is asked for: when the address holds a query (its words are then marked here), or when the
   reader touches the search box. <html data-search> names the scripts, in their order. */
(() => {
  'use strict';
  const { root, search } = document.documentElement.dataset;
  if (!search) return;

  const load = () => {
    for (const name of search.split(' ')) {
      const script = document.createElement('script');
      Object.assign(script, { src: `${root}search/${name}`, async: false });
      document.head.append(script);
    }
  };
  const asked = new Promise((resolve) => {
    // a passage may be found by its translation: then that has to be there
    if (new URLSearchParams(location.search).has('q')) resolve(window.Arpentage.translated?.all());
    const box = document.querySelector('.seek');
    if (box?.matches(':focus-within')) resolve();
    box?.addEventListener('focusin', resolve, { once: true });
  });
  asked.then(load);
})();
