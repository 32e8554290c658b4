/* What the form offers at its end: what still lacks, each lack leading to its field; or the file, with the ways to give
   it: the forge, the outbox, a file, the clipboard. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const C = A.contributing;

  /** Fills `{name}` in a string. */
  C.say = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const label = (field) => (field.labels?.[0] ?? field.closest('fieldset')?.querySelector('legend'))?.innerText.trim() ?? '';

  /** What a form that has just been opened lacks: told beside the field only once the person has tried to go on. */
  const MISSING = ['label', 'words', 'hint', 'target', 'unchanged', 'theme', 'source', 'by', 'same'];

  /** What is wrong, said beside its field. */
  function tell(field, said) {
    const fault = Object.assign(document.createElement('span'), { className: 'fault', textContent: said });
    fault.id = `fault-${field.name}`;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', fault.id);
    field.closest('.field, fieldset').append(fault);
  }

  function forget(form) {
    for (const fault of form.querySelectorAll('.fault')) fault.remove();
    for (const field of form.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
    }
  }

  function lack([field, said]) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: said });
    button.addEventListener('click', () => {
      field.closest('details')?.setAttribute('open', '');
      field.focus();
    });
    const item = document.createElement('li');
    item.append(button);
    return item;
  }

  /** What lacks, `[field, key]`: each in a list, leading to its field, and beside the field. */
  C.offerLacks = (list, form, lacks, attempted) => {
    forget(form);
    const told = lacks.map(([name, key]) => {
      const found = form.elements[name];
      const field = found instanceof RadioNodeList ? [...found].find((radio) => radio.checked) : found;
      return [field, C.say(C.strings.lacks[key], { label: label(field) }), key];
    });
    list.replaceChildren(...told.map(lack));
    for (const [field, said, key] of told) {
      if ((attempted || !MISSING.includes(key)) && !field.hasAttribute('aria-invalid')) tell(field, said);
    }
  };

  /** Why the content of a file must be pasted in the page that opens, or nothing. */
  function pasting(file, { carries }) {
    if (file.replaces) return C.strings.change;
    return carries ? '' : C.say(C.strings.paste, { limit: C.LONGEST_ADDRESS });
  }

  async function copy(file, said) {
    if (await A.copy(file.content)) said(C.strings.copied, file);
    else said(C.strings.uncopied);
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
    link.addEventListener('click', () => (why ? copy(file, said) : said(C.strings.opened, file)));
  };

  /** A file in a place of the form, or nothing; `said` shows what was done, and with which file it succeeded. */
  C.offerFile = (place, mould, file, said) => {
    if (!file) {
      place.replaceChildren();
      return;
    }
    const item = mould.content.cloneNode(true);
    item.querySelector('.path code').textContent = file.path;
    item.querySelector('pre code').textContent = file.content;
    C.offerForge(item, file, said);
    item.querySelector('.save').addEventListener('click', () => {
      C.saveFile(file);
      said(C.strings.saved, file);
    });
    item.querySelector('.copy').addEventListener('click', () => copy(file, said));
    place.replaceChildren(item);
  };
})();
