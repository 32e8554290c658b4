/* A term that the glossary knows, above the results: its name and its line, with the way to the whole entry. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  /** Show the entry of the term that the words name, or nothing. */
  A.drawEntry = async (place, term, query, strings) => {
    if (!term) {
      place.replaceChildren();
      return;
    }
    const { title, body, url } = await A.record(term.catalogue, term.number);
    const name = document.createElement('a');
    name.href = A.address(url, query);
    name.textContent = title;
    const line = document.createElement('p');
    line.textContent = (body.match(/^.*?[.!?؟](?=\s|$)/u) || [body])[0];
    Object.assign(line, { lang: term.catalogue.lang, dir: 'auto' });
    const label = document.createElement('h2');
    label.textContent = strings.entry;
    place.replaceChildren(label, name, line);
  };
})();
