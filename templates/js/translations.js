/* A translation that the page does not hold comes on request, each unit into its paragraph.
   `Arpentage.translated(lang)` is settled when it is there; Arpentage.translated.all() when all of them are. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const inputs = [...document.querySelectorAll('#view input[name="to"]')];
  const placed = new Map();

  /** Arabic letters have a style sheet of their own, which only pages in Arabic hold. */
  const dressed = (units) => new Promise((resolve) => {
    const { dir, dataset } = document.documentElement;
    if (dir === 'rtl' || !units.querySelector('[dir="rtl"]')) return resolve();
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${dataset.root}css/arabic.css` });
    for (const name of ['load', 'error']) sheet.addEventListener(name, resolve);
    return document.head.append(sheet);
  });

  async function place(units) {
    await dressed(units);
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
