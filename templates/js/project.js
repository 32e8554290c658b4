/* The projected reading: a text in the room, one passage at a time, large. `?project=12` opens it at passage 12 (the
   number of its code), so that a link gives the same picture. Works from a disk as it does over http. */
(() => {
  'use strict';
  const room = document.getElementById('projection');
  const opener = document.querySelector('.project-open');
  const links = [...document.querySelectorAll('a.cite')];
  if (!room || !opener || !links.length || !room.showModal) return;
  const [stage, aside] = [room.querySelector('.stage'), room.querySelector('.room-notes')];
  const button = (does) => room.querySelector(`[data-does="${does}"]`);
  const SIZES = [72, 64, 56, 50, 44, 40, 36, 32, 29, 26, 24];
  /** Pixels that a finger must travel for the next passage. */
  const SWIPE = 60;

  /** Passages in order; the headings just before one are shown with it. */
  const slides = [];
  let headings = [];
  for (const link of links) {
    const place = document.getElementById(link.dataset.of);
    const { code } = link.dataset;
    if (/^H[1-6]$/.test(place.tagName)) headings.push({ place, code });
    else {
      slides.push({ headings, place, link, code });
      headings = [];
    }
  }
  if (headings.length) slides.push({ headings, place: null, link: links.at(-1), code: headings.at(-1).code });

  const number = (slide) => slide.code.slice(slide.code.indexOf('-') + 1);
  const language = slides[0].place?.lang;
  let at = 0;
  let wanted = { notes: false, translation: false };

  /** A copy to show: without ids, links or what may not be seen. */
  const shown = (place) => {
    const copy = place.cloneNode(true);
    copy.removeAttribute('id');
    for (const hidden of copy.querySelectorAll('[hidden], button')) hidden.remove();
    for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
    for (const link of copy.querySelectorAll('a')) {
      const words = document.createElement('span');
      words.append(...link.childNodes);
      link.replaceWith(words);
    }
    return copy;
  };

  /** The translation of a passage in the language chosen, else in that of the page, else in any. */
  const translation = ({ place }) => {
    if (!place) return null;
    const all = [...document.querySelectorAll(`[id^="${CSS.escape(`${place.id}-`)}"][lang]`)]
      .filter((one) => one.lang !== language && one.id === `${place.id}-${one.lang}`);
    const chosen = document.querySelector('input[name="to"]:checked')?.value;
    const inLanguage = (lang) => all.find((one) => one.lang === lang);
    return inLanguage(chosen) || inLanguage(document.documentElement.lang) || all[0] || null;
  };

  /** The notes that a passage calls, by the calls' own addresses. */
  const notes = ({ headings: above, place }) =>
    [...above.map((heading) => heading.place), place].filter(Boolean)
      .flatMap((one) => [...one.querySelectorAll('a[role="doc-noteref"]')])
      .map((call) => ({ call, note: document.getElementById(call.hash.slice(1)) }))
      .filter(({ note }) => note);

  /** The largest size at which the passage stands whole; the smallest scrolls. */
  const fit = () => {
    for (const size of SIZES) {
      stage.style.setProperty('--projected', `${size}px`);
      if (stage.scrollHeight <= stage.clientHeight && stage.scrollWidth <= stage.clientWidth) return;
    }
  };

  const fillNotes = (slide) => {
    const found = notes(slide);
    aside.replaceChildren(...found.map(({ call, note }) => {
      const box = document.createElement('div');
      const sign = document.createElement('b');
      box.className = 'room-note';
      sign.textContent = call.textContent;
      const parts = note.querySelectorAll('.lemma, .body');
      box.append(sign, ...[...(parts.length ? parts : [note])].map(shown));
      return box;
    }));
    if (!found.length) aside.textContent = room.dataset.none;
    return found.length;
  };

  const fill = () => {
    const slide = slides[at];
    const words = document.createElement('div');
    const other = wanted.translation && translation(slide);
    words.className = 'passage';
    for (const { place } of slide.headings) words.append(shown(place));
    if (slide.place) words.append(shown(slide.place));
    stage.replaceChildren(words);
    if (other) {
      const box = document.createElement('div');
      box.className = 'other';
      box.append(shown(other));
      stage.append(box);
    }
    button('notes').classList.toggle('some', fillNotes(slide) > 0);
    aside.hidden = !wanted.notes;
    button('notes').setAttribute('aria-pressed', wanted.notes);
    button('translation').hidden = !document.querySelector('#view input[name="to"]');
    button('translation').setAttribute('aria-pressed', wanted.translation);
    button('previous').disabled = at === 0;
    button('next').disabled = at === slides.length - 1;
    const [code, n, total] = [slide.code, at + 1, slides.length];
    const position = room.querySelector('.position');
    position.textContent = `${code} · ${n}/${total}`;
    position.setAttribute('aria-label', room.dataset.position
      .replace('{code}', code).replace('{n}', n).replace('{total}', total));
    stage.scrollTop = 0;
    fit();
  };

  /** The address says where we are: nothing is loaded again. */
  const say = (value) => {
    const query = new URLSearchParams(location.search);
    if (value) query.set('project', value);
    else query.delete('project');
    const search = query.toString();
    const hash = `#${slides[at].link.dataset.of}`;
    try {
      history.replaceState(history.state, '', `${location.pathname}${search ? `?${search}` : ''}${hash}`);
    } catch (error) {
      // An address that the browser will not change is no reason to stop.
    }
  };

  const go = (to) => {
    at = Math.max(0, Math.min(slides.length - 1, to));
    fill();
    say(number(slides[at]));
  };

  /** A screen further in a long passage, else the next or the previous one. */
  const turn = (way) => {
    const rest = way > 0 ? stage.scrollHeight - stage.clientHeight - stage.scrollTop : stage.scrollTop;
    if (rest > 2) stage.scrollBy({ top: way * stage.clientHeight * 0.85 });
    else go(at + way);
  };

  const toggle = (name) => {
    wanted = { ...wanted, [name]: !wanted[name] };
    fill();
    const to = document.querySelector('#view input[name="to"]:checked')?.value;
    if (wanted.translation) window.Arpentage.translated(to).then(fill, () => {});
  };

  const open = (to) => {
    if (!room.open) room.showModal();
    document.documentElement.classList.add('projecting');
    go(to);
    stage.focus({ preventScroll: true });
  };

  room.addEventListener('close', () => {
    document.documentElement.classList.remove('projecting');
    say('');
    slides[at].link.closest('.par, div')?.scrollIntoView({ block: 'start' });
    slides[at].link.focus({ preventScroll: true });
  });

  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const keys = {
    [forward]: () => go(at + 1),
    [backward]: () => go(at - 1),
    ArrowDown: () => turn(1),
    ArrowUp: () => turn(-1),
    PageDown: () => go(at + 1),
    PageUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(slides.length - 1),
    n: () => toggle('notes'),
    t: () => !button('translation').hidden && toggle('translation'),
  };
  // Before any other script of the page, wherever the focus is: a browser may move it when it comes to the fragment.
  addEventListener('keydown', (event) => {
    if (!room.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = event.key.length === 1;
    const onButton = event.target.closest?.('button');
    const action = event.key === ' ' ? !onButton && (() => turn(event.shiftKey ? -1 : 1))
      : keys[letter ? event.key.toLowerCase() : event.key];
    if (action) action();
    if (action) event.preventDefault();
    if (action || letter) event.stopPropagation();
  }, true);

  const clicks = {
    previous: () => go(at - 1),
    next: () => go(at + 1),
    notes: () => toggle('notes'),
    translation: () => toggle('translation'),
    leave: () => room.close(),
  };
  room.addEventListener('click', (event) => clicks[event.target.closest('button')?.dataset.does]?.());

  let touched = null;
  stage.addEventListener('touchstart', (event) => {
    touched = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  stage.addEventListener('touchend', (event) => {
    if (!touched) return;
    const [x, y] = [event.changedTouches[0].clientX - touched.clientX, event.changedTouches[0].clientY - touched.clientY];
    touched = null;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) go(at + (x < 0 === (forward === 'ArrowRight') ? 1 : -1));
  }, { passive: true });
  for (const name of ['resize', 'arpentage:layout']) addEventListener(name, () => room.open && fit());
  document.fonts?.ready.then(() => room.open && fit());

  opener.querySelector('button').addEventListener('click', () => {
    const here = slides.findIndex((slide) => slide.place && `#${slide.place.id}` === location.hash);
    open(Math.max(0, here));
  });
  const settled = () => setTimeout(() => room.open && stage.focus({ preventScroll: true }));
  if (document.readyState === 'complete') settled();
  else addEventListener('load', settled);
  const asked = new URLSearchParams(location.search).get('project');
  if (asked !== null) open(Math.max(0, slides.findIndex((slide) => number(slide) === asked)));
})();
