/* A word of the glossary shows its one-line definition, from the text's own list of terms, and leads to its entry. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const section = document.getElementById('terms');
  if (!section) return;

  function gloss(link) {
    const box = document.createElement('div');
    box.className = 'gloss';
    const head = document.createElement('p');
    const label = document.createElement('b');
    label.lang = link.closest('[lang]').lang;
    label.textContent = link.textContent;
    head.append(label);
    const definition = document.createElement('div');
    definition.append(...[...link.closest('div').querySelector('dd').childNodes].map((node) => node.cloneNode(true)));
    const more = document.createElement('p');
    const entry = document.createElement('a');
    Object.assign(entry, { href: link.href, textContent: section.dataset.entry });
    more.append(entry);
    box.append(head, definition, more);
    return { label: link.textContent, content: box };
  }

  A.bubble.attach('.par a.term', (term) => {
    if (!document.getElementById('layer-term').checked) return null;
    return A.annex().then(() => gloss(section.querySelector(`dt a[href="${CSS.escape(term.getAttribute('href'))}"]`)));
  });
})();
