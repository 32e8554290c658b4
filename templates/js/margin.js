/* Notes in the margin: each beside its line, pushed down by the one above, never over another. Where they are too many
   for the room, those in the way are folded to their first lines, or to their title; a button unfolds them.
   The style sheet says whether there is a margin (--room on .words) and which column it is (.rail).
   They are measured a few at a time, so that the page answers meanwhile; aria-busy says that it is being done. */
addEventListener('DOMContentLoaded', () => {
  'use strict';
  const words = document.querySelector('.words');
  const section = document.getElementById('notes');
  const article = document.querySelector('article');
  if (!words || !section) return;
  const GAP = 10; // px between two notes
  const SLACK = 110; // px that a note may stand below its line before the ones above it are folded
  const SLICE = 8; // ms of measuring at a time
  const opened = new Set(); // unfolded by hand (unfold.js)
  const rail = document.createElement('div');
  rail.className = 'rail';
  rail.setAttribute('aria-hidden', 'true');
  words.append(rail);

  const notes = [...section.querySelectorAll('.note')].map((box) => {
    const call = document.getElementById(box.id.replace(/^note-/, 'call-'));
    return { box, call, par: call.closest('.par'), body: box.querySelector('.body'), lemma: box.querySelector('.lemma') };
  });

  const wanted = () =>
    document.getElementById('notes-margin').checked && getComputedStyle(words).getPropertyValue('--room').trim() === '1';

  /** Height of a note, whole and folded to its title, and where its line is, in px of the article. */
  function measure(note, from) {
    const source = note.call.closest('p, h2');
    const line = getComputedStyle(source).visibility === 'hidden' ? note.par : note.call;
    note.full = note.box.offsetHeight;
    note.title = note.body.offsetTop;
    note.leading = parseFloat(getComputedStyle(note.body).lineHeight);
    note.line = line.getBoundingClientRect().top - from - 4;
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

  /** The button that unfolds a note, made when it is first folded. */
  function button(note) {
    if (note.unfold) return note.unfold;
    note.unfold = Object.assign(document.createElement('button'), { type: 'button', className: 'unfold' });
    note.lemma.append(note.unfold);
    return note.unfold;
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
    const needless = whole && !opened.has(note.box);
    if (!needless || note.unfold) {
      const unfold = button(note);
      unfold.hidden = needless;
      unfold.setAttribute('aria-expanded', String(whole));
      unfold.setAttribute('aria-label', `${whole ? section.dataset.fold : section.dataset.unfold} ${note.call.textContent}`);
    }
    return whole ? note.full : Math.ceil(note.title + (folded ? lines * note.leading : 0));
  }

  function place() {
    const shown = notes.filter(({ full }) => full);
    let floor = 0;
    shown.forEach((note, i) => {
      const top = Math.max(note.line, floor);
      const height = fold(note, room(shown, i, top));
      note.box.style.top = `${top}px`;
      note.box.style.containIntrinsicBlockSize = `${height}px`;
      floor = top + height + GAP;
    });
    article.style.minHeight = `${floor}px`;
  }

  function leave() {
    clearTimeout(timer);
    if (!section.classList.contains('in-margin')) return;
    section.classList.remove('in-margin');
    section.removeAttribute('aria-busy');
    article.style.minHeight = '';
    for (const { box, unfold } of notes) {
      box.classList.remove('folded', 'titled');
      for (const name of ['top', 'left', 'width', '--lines', 'contain-intrinsic-block-size']) box.style.removeProperty(name);
      if (unfold) unfold.hidden = true;
    }
  }

  let timer;
  function arrange() {
    clearTimeout(timer);
    if (!wanted()) {
      leave();
      return;
    }
    section.classList.add('in-margin');
    section.setAttribute('aria-busy', 'true');
    const column = rail.getBoundingClientRect();
    const around = article.getBoundingClientRect();
    const left = column.left - around.left;
    for (const { box } of notes) {
      Object.assign(box.style, { left: `${left}px`, width: `${column.width}px` });
    }
    slice(0);
  }

  /** Measure from note `i` on while the slice lasts, eight at a time; place them all when all are measured. */
  function slice(i) {
    const end = performance.now() + SLICE;
    let done = i;
    while (done < notes.length && performance.now() < end) {
      const some = notes.slice(done, done + 8);
      for (const { box } of some) box.classList.add('measured');
      const from = article.getBoundingClientRect().top;
      for (const note of some) measure(note, from);
      for (const { box } of some) box.classList.remove('measured');
      done += some.length;
    }
    if (done < notes.length) timer = setTimeout(slice, 0, done);
    else {
      place();
      section.removeAttribute('aria-busy');
    }
  }

  let frame;
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(arrange);
  };
  window.Arpentage = { margin: { notes, opened, place } };
  addEventListener('arpentage:layout', arrange);
  addEventListener('beforeprint', leave);
  addEventListener('afterprint', arrange);
  document.fonts.addEventListener('loadingdone', soon);
  new ResizeObserver(soon).observe(words); // also the first time
});
