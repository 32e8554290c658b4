/* A call shows its note: in a bubble, or, where the notes stand in the margin, by unfolding it there.
   The list after the text is what both show. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const section = document.getElementById('notes');
  if (!section) return;

  /** The note's own words: no second ids, no way back, which Esc is here. */
  function copy(note) {
    const box = document.createElement('div');
    box.className = `note ${note.classList[1]}`;
    box.append(...[...note.childNodes].map((child) => child.cloneNode(true)));
    for (const child of box.querySelectorAll('.place, .unfold')) child.remove();
    for (const child of box.querySelectorAll('[id]')) child.removeAttribute('id');
    return box;
  }

  const noteOf = (call) => {
    const note = document.getElementById(call.hash.slice(1));
    return note?.closest('#notes') ? note : null;
  };

  A.bubble.attach('.call a', (call) => {
    const note = noteOf(call);
    if (!note || section.classList.contains('in-margin')) return null;
    return { label: call.getAttribute('aria-label'), content: copy(note) };
  });
})();
