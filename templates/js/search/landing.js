/* Coming from a search: its words are marked, in the passage that the address names and then in the rest of the page,
   and a bar leads from one to the next. <html data-hits="next|previous|clear"> gives its buttons their words. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const SKIPPED = 'script, style, mark, button, [hidden]';
  const SLICE = 8; // paragraphs marked between two frames

  const asked = new URLSearchParams(location.search);
  if (!asked.get('q')) return;
  const all = A.terms(`${asked.get('q')} ${asked.get('also') || ''}`);
  const id = (() => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (error) {
      return '';
    }
  })();
  const target = document.getElementById(id);
  const main = document.querySelector('main') || document.body;

  function mark(place) {
    const spoken = place.closest('[lang]');
    const lang = spoken ? spoken.lang : '';
    const terms = A.sought(all, lang);
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(SKIPPED)) texts.push(walker.currentNode);
    }
    for (const text of texts) {
      if (A.hits(text.data, terms, lang).length) text.replaceWith(A.marked(text.data, terms, lang));
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
    if (document.readyState === 'complete') again();
    else addEventListener('load', again, { once: true, signal: moved.signal });
    show();
  }

  const seen = (place) => place.checkVisibility({ visibilityProperty: true });
  const marks = () => [...main.querySelectorAll('mark.hit')].filter(seen);
  let cleared = false;

  function clear(bar) {
    cleared = true;
    for (const one of main.querySelectorAll('mark.hit')) {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    }
    bar.remove();
    const params = new URLSearchParams(location.search);
    for (const name of ['q', 'also']) params.delete(name);
    try {
      history.replaceState(null, '', `${location.pathname}${params.size ? `?${params}` : ''}${location.hash}`);
    } catch (error) {
      // some browsers keep the address of a local file as it is
    }
  }

  function bar() {
    const [next, previous, erase] = (document.documentElement.dataset.hits || '||').split('|');
    const made = document.createElement('div');
    Object.assign(made, { className: 'hits', role: 'group' });
    const where = document.createElement('span');
    where.setAttribute('role', 'status');
    let current = marks()[0];

    const tell = () => {
      const found = marks();
      where.textContent = `${found.indexOf(current) + 1} / ${found.length}`;
    };
    const go = (step) => () => {
      const found = marks();
      if (current) current.classList.remove('current');
      current = found[(found.indexOf(current) + step + found.length) % found.length];
      if (!current) return;
      current.classList.add('current');
      current.scrollIntoView({ block: 'center' });
      tell();
    };
    const button = (className, sign, label, act) => {
      const one = document.createElement('button');
      Object.assign(one, { type: 'button', className, textContent: sign });
      one.setAttribute('aria-label', label);
      one.title = label;
      one.addEventListener('click', act);
      return one;
    };
    made.append(where, button('previous-hit', '↑', previous, go(-1)), button('next-hit', '↓', next, go(1)),
      button('clear-marks', '×', erase, () => clear(made)));
    if (current) current.classList.add('current');
    tell();
    main.append(made);
    return tell;
  }

  /** The rest of the page, a few paragraphs at a time. */
  function markRest(places, tell) {
    if (cleared) return;
    places.splice(0, SLICE).forEach(mark);
    tell();
    if (places.length) setTimeout(markRest, 0, places, tell);
  }

  const around = target && (target.closest('.par') || target);
  if (around) mark(around);
  else mark(main);
  const goal = (around || main).querySelector('mark.hit');
  const first = goal && seen(goal) ? goal : (around && [...around.querySelectorAll('mark.hit')].find(seen)) || target;
  if (first) arrive(first);
  if (!goal) return;
  const tell = bar();
  const rest = around ? [...main.querySelectorAll('.par')].filter((place) => place !== around) : [];
  if (rest.length) setTimeout(markRest, 0, rest, tell);
})();
