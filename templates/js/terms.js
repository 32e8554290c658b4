/* A word of the glossary shows its one-line definition, from the page's own list of terms, and leads to its entry. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const section = document.getElementById('terms');
  if (!section) return;
  const entries = new Map([...section.querySelectorAll('dt a')].map((link) => [link.getAttribute('href'), link]));

  A.bubble.attach('.par a.term', (term) => {
    const link = entries.get(term.getAttribute('href'));
    const layer = document.getElementById('layer-term');
    if (!link || (layer && !layer.checked)) return null;
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
  });
})();
