/* What stands behind a text (its terms, its repairs, its works cited, why its passages are here) comes when the reader
   nears its end, or when something asks: `Arpentage.annex()` promises the elements, the sections being filled. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const places = [...document.querySelectorAll('.on-request')];
  const sections = places.map((place) => place.closest('section').id);
  let filled;

  function fill(annex) {
    places.forEach((place, i) => place.replaceWith(...annex.querySelector(`[data-of="${sections[i]}"]`).childNodes));
    return annex;
  }

  A.annex = () => {
    if (!filled) {
      filled = A.part('annex').then(fill);
      filled.catch(() => (filled = null));
    }
    return filled;
  };

  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    A.annex().catch(() => {}); // the links to where the same can be read stay
  }, { rootMargin: '150% 0px' });
  for (const place of places) near.observe(place);

  /** A repair that the address names, or one of the sections, which moves when those before it are filled. */
  function arrive() {
    const id = location.hash.slice(1);
    if (!id.startsWith('reading-') && !sections.includes(id)) return;
    A.annex().then(() => document.getElementById(id)?.scrollIntoView({ behavior: 'instant' }), () => {});
  }
  addEventListener('hashchange', arrive);
  arrive();
})();
