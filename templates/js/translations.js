/* A translation that the page does not hold comes on request, each unit into its paragraph.
   `Arpentage.translated(lang)` is settled when it is there; Arpentage.translated.all() when all of them are. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const inputs = [...document.querySelectorAll('#view input[name="to"]')];
  const placed = new Map();

  function place(units) {
    for (const unit of units.querySelectorAll('[data-of]')) {
      document.getElementById(unit.dataset.of).closest('.par').append(...unit.children);
    }
    dispatchEvent(new Event('arpentage:layout'));
  }

  A.translated = (lang) => {
    const asks = inputs.some(({ value, dataset }) => value === lang && 'request' in dataset);
    if (asks && !placed.has(lang)) {
      const placing = A.part(lang).then(place);
      placed.set(lang, placing);
      placing.catch(() => placed.delete(lang));
    }
    return placed.get(lang) ?? Promise.resolve();
  };
  A.translated.all = () => Promise.allSettled(inputs.map(({ value }) => A.translated(value)));
})();
