/* The sign of a theme says why the passage is here, and leads to the others. */
(() => {
  'use strict';
  const A = window.Arpentage;

  A.bubble.attach('.sign-of-theme', async (sign) => {
    const annex = await A.annex();
    const box = document.createElement('div');
    box.className = 'why-here';
    const why = annex.querySelector(`[data-of="why-${sign.hash.slice(1)}"]`);
    box.append(...[...why.childNodes].map((node) => node.cloneNode(true)));
    return { label: sign.getAttribute('aria-label'), content: box };
  });
})();
