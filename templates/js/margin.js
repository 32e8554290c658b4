/* Notes in the margin: each beside its line, pushed down by the one above, never over another. Where they are too many
   for the room, those in the way are folded to their first lines, or to their title; a button unfolds them.
   The style sheet says whether there is a margin (--room on .words) and which column it is (.rail). */
(() => {
  'use strict';
  const words = document.querySelector('.words');
  const section = document.getElementById('notes');
  const article = document.querySelector('article');
  if (!words || !section) return;
  const GAP = 10; // px between two notes
  const SLACK = 110; // px that a note may stand below its line before the ones above it are folded
  const opened = new Set(); // unfolded by hand
  const rail = document.createElement('div');
  rail.className = 'rail';
  rail.setAttribute('aria-hidden', 'true');
  words.append(rail);

  const notes = [...section.querySelectorAll('.note')].map((box) => {
    const call = document.getElementById(box.id.replace(/^note-/, 'call-'));
    const unfold = document.createElement('button');
    Object.assign(unfold, { type: 'button', className: 'unfold', hidden: true });
    unfold.addEventListener('click', () => {
      opened[opened.has(box) ? 'delete' : 'add'](box);
      arrange();
    });
    box.querySelector('.lemma').append(unfold);
    return { box, call, par: call.closest('.par'), unfold };
  });

  const wanted = () =>
    document.getElementById('notes-margin').checked && getComputedStyle(words).getPropertyValue('--room').trim() === '1';

  /** Height of each note, whole and folded to its title, and where its line is, in px of the article. */
  function measure(shown) {
    const from = article.getBoundingClientRect().top;
    for (const { box } of shown) box.classList.remove('folded', 'titled');
    for (const note of shown) {
      const source = note.call.closest('p, h2');
      const line = getComputedStyle(source).visibility === 'hidden' ? note.par : note.call;
      const body = note.box.querySelector('.body');
      note.full = note.box.offsetHeight;
      note.title = body.offsetTop;
      note.leading = parseFloat(getComputedStyle(body).lineHeight);
      note.line = line.getBoundingClientRect().top - from - 4;
    }
  }

  /** The lowest that note `i` may end so that those after it, folded, still stand near their lines. */
  function room(shown, i, top) {
    let below = 0;
    let lowest = Infinity;
    for (const { line, title } of shown.slice(i + 1, i + 12)) {
      lowest = Math.min(lowest, Math.max(line, 0) + SLACK - below);
      below += title + GAP;
    }
    const next = shown[i + 1];
    return Math.max(lowest, next ? next.line : Infinity) - GAP - top;
  }

  /** How a note stands in the height that it may take; px that it then takes, reckoned and not read: a page that is
      read between two changes is laid out anew each time. */
  function fold(note, height) {
    const whole = note.full <= height || opened.has(note.box);
    const lines = Math.floor((height - note.title) / note.leading);
    const folded = !whole && lines >= 2;
    note.box.classList.toggle('folded', folded);
    note.box.classList.toggle('titled', !whole && !folded);
    if (folded) note.box.style.setProperty('--lines', lines);
    note.unfold.hidden = whole && !opened.has(note.box);
    note.unfold.setAttribute('aria-expanded', String(whole));
    note.unfold.setAttribute('aria-label', `${whole ? section.dataset.fold : section.dataset.unfold} ${note.call.textContent}`);
    return whole ? note.full : Math.ceil(note.title + (folded ? lines * note.leading : 0));
  }

  function leave() {
    section.classList.remove('in-margin');
    article.style.minHeight = '';
    for (const { box, unfold } of notes) {
      box.classList.remove('folded', 'titled');
      for (const name of ['top', 'left', 'width', '--lines']) box.style.removeProperty(name);
      unfold.hidden = true;
    }
  }

  function arrange() {
    if (!wanted()) {
      leave();
      return;
    }
    section.classList.add('in-margin');
    const column = rail.getBoundingClientRect();
    const left = column.left - article.getBoundingClientRect().left;
    for (const { box } of notes) Object.assign(box.style, { left: `${left}px`, width: `${column.width}px` });
    const shown = notes.filter(({ box }) => box.offsetParent);
    measure(shown);
    let floor = 0;
    shown.forEach((note, i) => {
      const top = Math.max(note.line, floor);
      note.box.style.top = `${top}px`;
      floor = top + fold(note, room(shown, i, top)) + GAP;
    });
    article.style.minHeight = `${floor}px`;
  }

  /** To a note from its call: unfolded, in view, focused; the address says so, and the page does not jump. */
  function enter(note) {
    opened.add(note.box);
    arrange();
    const { scrollY: y } = window;
    location.hash = note.box.id;
    scrollTo({ top: y, behavior: 'instant' });
    note.box.tabIndex = -1;
    note.box.focus({ preventScroll: true });
    note.box.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  for (const note of notes) {
    note.call.addEventListener('click', (event) => {
      if (!section.classList.contains('in-margin') || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      enter(note);
    });
    note.box.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !section.classList.contains('in-margin')) return;
      opened.delete(note.box);
      arrange();
      note.call.focus({ preventScroll: true });
    });
    for (const [name, on] of [['pointerenter', true], ['pointerleave', false]]) {
      note.call.addEventListener(name, () => note.box.classList.toggle('lit', on));
      note.box.addEventListener(name, () => note.call.classList.toggle('lit', on));
    }
  }

  let frame;
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(arrange);
  };
  arrange();
  addEventListener('arpentage:layout', arrange);
  addEventListener('beforeprint', leave);
  addEventListener('afterprint', arrange);
  document.fonts.ready.then(arrange);
  new ResizeObserver(soon).observe(words);
})();
