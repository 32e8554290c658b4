/* Where the reader is: the bar says which paragraph, and a change of view leaves it where it stood.
   A fragment in the address is reached again when the view and the fonts that it waits for have come. */
(() => {
  'use strict';
  const paragraphs = [...document.querySelectorAll('.par')];
  const where = document.getElementById('where');
  if (!paragraphs.length) return;
  const TOP = 0.25; // of the window's height: the paragraph that crosses this line is the one being read
  const code = where.textContent;
  let here = null; // {paragraph, top}, while the text is in view

  function look() {
    const line = innerHeight * TOP;
    const paragraph = paragraphs.findLast((one) => one.getBoundingClientRect().top <= line);
    const box = paragraph?.getBoundingClientRect();
    here = box && box.bottom > 0 ? { paragraph, top: box.top } : null;
    where.textContent = here ? paragraph.querySelector('.num').textContent : code;
  }

  function stay() {
    if (here) scrollBy({ top: here.paragraph.getBoundingClientRect().top - here.top, behavior: 'instant' });
    look();
  }

  let frame;
  addEventListener('scroll', () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  }, { passive: true });

  /** What the address names, unless a search leads there: that is landing.js's. */
  const target = () => new URLSearchParams(location.search).has('q') ? null : document.getElementById(location.hash.slice(1));

  const arriving = new AbortController();
  function arrive() {
    const goal = target();
    const hidden = goal && getComputedStyle(goal).visibility === 'hidden';
    if (goal) (hidden ? goal.closest('.par') : goal).scrollIntoView({ block: 'start', behavior: 'instant' });
    look();
  }
  const settle = () => (arriving.signal.aborted ? stay() : arrive());

  addEventListener('arpentage:layout', settle);
  for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
    addEventListener(name, () => arriving.abort(), { once: true, passive: true, signal: arriving.signal });
  }
  if (location.hash.length > 1) { // also to what is still on its way
    const come = () => document.fonts.ready.then(() => requestAnimationFrame(settle));
    if (document.readyState === 'complete') come();
    else addEventListener('load', come, { once: true });
    settle();
  } else {
    arriving.abort();
    look();
  }
})();
