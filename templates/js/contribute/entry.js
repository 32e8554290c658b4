/* The way to contribute: a button by each paragraph. What it opens, and all that this needs, comes when first asked. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const mould = document.getElementById('contribute');
  const { root } = document.documentElement.dataset;
  let coming;

  /** What the build gives to write with, from `contribute/form.js`. */
  A.contributing = { given: (choices) => Object.assign(A.contributing, choices) };

  /** Loads a file of the site, by its path from the root. */
  A.fetch = (path) => new Promise((resolve, reject) => {
    const sheet = path.endsWith('.css');
    const element = document.createElement(sheet ? 'link' : 'script');
    Object.assign(element, sheet ? { rel: 'stylesheet', href: root + path } : { src: root + path, async: false });
    Object.assign(element, { onload: resolve, onerror: reject });
    document.head.append(element);
  });

  if (!mould) return;
  /** All that the form needs, fetched once. */
  A.contributing.ready = () => (coming ??= Promise.all(mould.dataset.files.split(' ').map(A.fetch)));

  /** Opens the form on a range of the page, or on a paragraph by its id. */
  A.contribute = async (place) => {
    try {
      await A.contributing.ready();
    } catch (error) {
      coming = null;
      alert(mould.dataset.failed);
      return;
    }
    A.contributing.open(place);
  };

  for (const cite of document.querySelectorAll('a.cite')) {
    const button = mould.content.firstElementChild.cloneNode(true);
    button.setAttribute('aria-label', mould.dataset.name.replace('{code}', cite.dataset.code));
    button.addEventListener('click', () => A.contribute(cite.dataset.of));
    cite.closest('.gutter').append(button);
  }
})();
