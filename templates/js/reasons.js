/* A word that was corrected says what was received, what is read, why and how surely, from the text's own list of
   readings. The keyboard stops at those that are underlined; [sic] is a link already. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const LOOSE = '.words .em:not(.author, a .em)'; // what no link holds
  const QUIET = '.typography, .hyphenation';
  const received = document.getElementById('reading-received');

  A.bubble.attach(`.sic a, ${LOOSE}`, (word) => {
    return word.textContent ? A.annex().then(() => reason(word.hash?.slice(1) ?? word.id.replace(/^em-/, 'reading-'))) : null;
  });

  function reason(id) {
    const entry = document.getElementById(id);
    const box = document.createElement('div');
    box.className = 'readings';
    box.append(...[...entry.querySelectorAll('.pair, .why')].map((part) => part.cloneNode(true)));
    return { label: entry.closest('section').querySelector('h2').textContent, content: box };
  }

  function stops() {
    for (const word of document.querySelectorAll(LOOSE)) {
      const stop = word.offsetWidth > 0 && (received.checked || !word.matches(QUIET));
      word.toggleAttribute('tabindex', stop);
      word.toggleAttribute('role', stop);
      if (stop) Object.assign(word, { tabIndex: 0, role: 'button' });
    }
  }

  document.addEventListener('keydown', (event) => {
    if (!['Enter', ' '].includes(event.key) || !event.target.matches(LOOSE)) return;
    event.preventDefault();
    event.target.click();
  });
  addEventListener('arpentage:layout', stops);
  stops();
})();
