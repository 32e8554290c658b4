/* What the form offers at its end: what still lacks, each lack leading to its field; or the files, with the ways to give
   them: the forge, the outbox, a file, the clipboard. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const C = A.contributing;

  /** Fills `{name}` in a string. */
  C.say = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const label = (field) => (field.labels?.[0] ?? field.closest('fieldset')?.querySelector('legend'))?.innerText.trim() ?? '';

  /** The list of what lacks: `[field, key]`; a field of another language is named with it. */
  C.offerLacks = (list, form, lacks, attempted) => {
    for (const field of form.elements) field.removeAttribute('aria-invalid');
    list.replaceChildren(...lacks.map(([name, key]) => {
      const found = form.elements[name];
      const field = found instanceof RadioNodeList ? found[0] : found;
      const item = document.createElement('li');
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', textContent: C.say(C.strings.lacks[key], { label: label(field) }) });
      button.addEventListener('click', () => {
        field.closest('details')?.setAttribute('open', '');
        field.focus();
      });
      if (attempted) field.setAttribute('aria-invalid', 'true');
      item.append(button);
      return item;
    }));
  };

  /** Why the content of a file must be pasted in the page that opens, or nothing. */
  function pasting(file, { carries }) {
    if (file.known) return C.strings.change;
    return carries ? '' : C.say(C.strings.paste, { limit: C.LONGEST_ADDRESS });
  }

  /** The link of a row to the forge, where the reader has one. */
  C.offerForge = (item, file, said) => {
    const link = item.querySelector('.propose');
    const proposal = C.proposal(C.forge, file);
    if (!proposal) {
      link.remove();
      return;
    }
    const why = pasting(file, proposal);
    link.href = proposal.href;
    link.textContent = C.say(link.textContent, { forge: new URL(C.forge.repository).host });
    item.querySelector('.says').append(why);
    link.addEventListener('click', async () => {
      if (why) said(await A.copy(file.content) ? C.strings.copied : C.strings.uncopied);
    });
  };

  /** The rows of files; `said` shows what was done. A file that introduces its author goes before theirs. */
  C.offerFiles = (list, mould, files, said) => {
    list.replaceChildren(...files.map((file, position) => {
      const item = mould.content.firstElementChild.cloneNode(true);
      item.querySelector('.path code').textContent = file.path;
      item.querySelector('pre code').textContent = file.content;
      if (position < files.length - 1) item.querySelector('.says').append(C.strings.introduces, ' ');
      C.offerForge(item, file, said);
      item.querySelector('.save').addEventListener('click', () => {
        C.saveFile(file);
        said(C.strings.saved);
      });
      item.querySelector('.copy').addEventListener('click', async () => {
        said(await A.copy(file.content) ? C.strings.copied : C.strings.uncopied);
      });
      return item;
    }));
  };
})();
