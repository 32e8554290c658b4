/* Coming from a search: the words are marked in the passage that the address names, which is brought into view.
   <html data-clear-marks="…"> gives the button its words. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const SKIPPED = 'script, style, mark, button, [hidden]';

  const query = new URLSearchParams(location.search).get('q');
  if (!query || document.getElementById('results')) return;
  const all = A.terms(query);

  const id = (() => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (error) {
      return '';
    }
  })();
  const target = document.getElementById(id);
  // #p12 stands with its translations, #p12-en
  const places = target
    ? [target, ...document.querySelectorAll(`[id^="${CSS.escape(`${id}-`)}"]`)]
        .filter((place) => place === target || /^-[a-z]{2,3}$/.test(place.id.slice(id.length)))
    : [document.querySelector('main') || document.body];

  function mark(place) {
    const spoken = place.closest('[lang]');
    const terms = A.sought(all, spoken ? spoken.lang : '');
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const { parentElement } = walker.currentNode;
      if (!parentElement.closest(SKIPPED)) texts.push(walker.currentNode);
    }
    for (const text of texts) {
      if (A.hits(text.data, terms).length) text.replaceWith(A.marked(text.data, terms));
    }
  }

  /** Bring it into view; again when the page has loaded and its fonts have come, which moves it, and when browsers go
      to the fragment by themselves. A reader who has begun to move is left alone. */
  function arrive(goal) {
    const show = () => goal.scrollIntoView({ block: 'center', behavior: 'instant' });
    const moved = new AbortController();
    const leave = () => moved.abort();
    const again = () => document.fonts.ready.then(() => moved.signal.aborted || requestAnimationFrame(show));
    for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
      addEventListener(name, leave, { once: true, passive: true, signal: moved.signal });
    }
    addEventListener('load', again, { once: true, signal: moved.signal });
    show();
  }

  places.forEach(mark);
  const marks = document.querySelectorAll('mark.hit');
  const goal = marks[0] || target;
  if (goal) arrive(goal);
  if (!marks.length) return;

  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'clear-marks' });
  button.textContent = document.documentElement.dataset.clearMarks || '×';
  button.addEventListener('click', () => {
    for (const one of document.querySelectorAll('mark.hit')) {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    }
    button.remove();
    try {
      history.replaceState(null, '', location.pathname + location.hash);
    } catch (error) {
      // some browsers keep the address of a local file as it is
    }
  });
  (document.querySelector('main') || document.body).append(button);
})();
