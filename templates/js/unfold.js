/* Notes of the margin under the reader's hand: unfolded by their button, entered from their call and left by Esc, lit
   with it. */
(() => {
  'use strict';
  const { margin } = window.Arpentage;
  const section = document.getElementById('notes');
  if (!margin) return;
  const { notes, opened, place } = margin;
  const inMargin = () => section.classList.contains('in-margin');

  /** To a note from its call: unfolded, in view, focused; the address says so, and the page does not jump. */
  function enter({ box }) {
    opened.add(box);
    place();
    const { scrollY: y } = window;
    location.hash = box.id;
    scrollTo({ top: y, behavior: 'instant' });
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  for (const note of notes) {
    const { box, call } = note;
    call.addEventListener('click', (event) => {
      if (!inMargin() || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      enter(note);
    });
    box.addEventListener('click', ({ target }) => {
      if (!target.matches('.unfold')) return;
      opened[opened.has(box) ? 'delete' : 'add'](box);
      place();
    });
    box.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !inMargin()) return;
      opened.delete(box);
      place();
      call.focus({ preventScroll: true });
    });
    for (const [name, on] of [['pointerenter', true], ['pointerleave', false]]) {
      call.addEventListener(name, () => box.classList.toggle('lit', on));
      box.addEventListener(name, () => call.classList.toggle('lit', on));
    }
  }
})();
