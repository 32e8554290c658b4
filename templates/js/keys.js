/* Keys: `Arpentage.keys.on(key, action)`. One letter each, so they can all be switched off (WCAG 2.1.4).
   `?` lists those of the page: an entry of the list without an action here stays hidden. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const list = document.getElementById('keys');
  const actions = new Map();

  A.keys = { on: (key, action) => actions.set(key, action) };

  const typing = (element) =>
    element.isContentEditable || element.matches('textarea, select, input:not([type=radio], [type=checkbox])');

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target) || !document.getElementById('keys-on').checked) return;
    const action = actions.get(event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    action();
  });

  /** The paragraph after or before the first that is in view, focused by its permalink. */
  function step(forward) {
    const paragraphs = [...document.querySelectorAll('.par')];
    const top = innerHeight * 0.3;
    const after = paragraphs.findIndex((paragraph) => paragraph.getBoundingClientRect().top > top + 1);
    const next = after < 0 ? paragraphs.length : after;
    const before = paragraphs.findLastIndex((paragraph) => paragraph.getBoundingClientRect().top < top - 1);
    const goal = paragraphs[forward ? next : before];
    if (!goal) return;
    scrollBy({ top: goal.getBoundingClientRect().top - top, behavior: 'instant' });
    goal.querySelector('.num').focus({ preventScroll: true });
  }

  list.addEventListener('beforetoggle', () => {
    for (const entry of list.querySelectorAll('[data-key]')) entry.hidden = !actions.has(entry.dataset.key);
  });
  A.keys.on('?', () => list.togglePopover());
  const seek = document.querySelector('.seek input');
  const link = document.querySelector('.sections [href$="search.html"]'); // a phone has it instead of the box
  if (seek) A.keys.on('/', () => (seek.checkVisibility() ? seek : link).focus());
  if (document.querySelector('.par')) {
    A.keys.on('j', () => step(true));
    A.keys.on('k', () => step(false));
  }
})();
