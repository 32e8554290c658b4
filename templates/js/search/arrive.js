/* Coming from a search, ?q=…: only then are the scripts loaded that mark its words. */
(() => {
  'use strict';
  if (!new URLSearchParams(location.search).get('q') || document.getElementById('results')) return;
  for (const name of ['normalise', 'inflect', 'query', 'marks', 'landing']) {
    const script = document.createElement('script');
    script.src = `${document.documentElement.dataset.root || ''}search/${name}.js`;
    script.async = false; // in this order
    document.head.append(script);
  }
})();
