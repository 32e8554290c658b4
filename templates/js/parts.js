/* What the page of a text asks for on request: Arpentage.part(name) gives the HTML that TEXT.name.js hands over. A
   classic script beside the page, because it loads from a disk as it does over http. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const { parts } = document.querySelector('article').dataset;
  const given = new Map();
  const asked = new Map();

  A.give = (name, html) => given.set(name, html);

  /** A promise of the part's elements, the same for all who ask; a part that did not load may be asked again. */
  A.part = (name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = `${parts}.${name}.js`;
        script.addEventListener('load', () => resolve(document.createRange().createContextualFragment(given.get(name))));
        script.addEventListener('error', () => {
          asked.delete(name);
          reject(new Error(`${script.src} did not load`));
        });
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };
})();
