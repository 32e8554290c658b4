/* References of a paragraph: made from those of its text, shown in one popover, copied. Also `Arpentage.reference`,
   for the script of the selection. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const forms = document.querySelector('#citing .forms');
  const mould = document.getElementById('cite-passage');
  if (!forms || !mould) return;
  const words = forms.dataset;

  /** The place that a paragraph's link names: its code, its number, its address. */
  const place = ({ of, code }) => {
    const base = forms.querySelector('[data-address]').dataset.address;
    return { code, number: code.slice(code.indexOf('-') + 1), address: `${base}#${of}` };
  };

  /** A copy of one form of the text's references, for the paragraph of a link. */
  const form = (name, link) => {
    const { code, number, address } = place(link.dataset);
    const copy = forms.querySelector(`[data-form="${name}"]`).cloneNode(true);
    for (const pin of copy.querySelectorAll('[data-pin]')) {
      pin.textContent = pin.dataset.pin.replace('{code}', code).replace('{number}', number);
    }
    for (const span of copy.querySelectorAll('[data-address]')) span.textContent = address;
    return copy;
  };

  /** A reference in plain words; or the address alone (`link`), after the code where the reader is published nowhere. */
  A.reference = (name, link) => {
    if (name !== 'link') return form(name, link).textContent;
    const { code, address } = place(link.dataset);
    return 'published' in words ? address : `${code}, ${address}`;
  };

  /** What was done, said where it was asked for. */
  A.say = (done, beside) => {
    let said = beside.parentNode.querySelector(':scope > [role="status"]');
    if (!said) {
      said = document.createElement('span');
      said.setAttribute('role', 'status');
      beside.after(said);
    }
    said.textContent = done ? words.copied : words.failed;
  };

  /** Before each form, a button that copies it. */
  const addButtons = (box) => {
    for (const shown of box.querySelectorAll('[data-form]')) {
      const line = document.createElement('p');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = words.copy;
      button.setAttribute('aria-label', `${words.copy}, ${shown.previousElementSibling.textContent}`);
      button.addEventListener('click', async () => A.say(await A.copy(shown.textContent.trim()), button));
      line.className = 'copying';
      line.append(button);
      shown.before(line);
    }
  };

  const filled = (link) => {
    const box = mould.content.firstElementChild.cloneNode(true);
    const heading = box.querySelector('h2');
    heading.textContent = link.getAttribute('aria-label');
    box.setAttribute('aria-label', heading.textContent);
    box.querySelector('[data-form="code"]').textContent = link.dataset.code;
    box.querySelector('[data-form="link"]').textContent = A.reference('link', link);
    const close = box.querySelector('.close');
    for (const name of ['iso', 'plain', 'bibtex']) {
      const title = document.createElement('h3');
      title.textContent = forms.querySelector(`[data-form="${name}"]`).dataset.name;
      close.before(title, form(name, link));
    }
    addButtons(box);
    close.addEventListener('click', () => box.hidePopover());
    return box;
  };

  let shown = null;
  const show = (link) => {
    const box = filled(link);
    shown?.remove();
    shown = box;
    document.body.append(box);
    box.addEventListener('toggle', (event) => {
      if (event.newState === 'closed') {
        if (box.contains(document.activeElement) || document.activeElement === document.body) {
          link.focus({ preventScroll: true });
        }
        box.remove();
      }
    });
    box.showPopover({ source: link }); // where the style sheet puts it beside
    box.focus({ preventScroll: true });
  };

  addButtons(forms);
  for (const link of document.querySelectorAll('a.cite')) {
    const number = link.parentNode.querySelector('.num');
    Object.assign(link.dataset, { of: number.hash.slice(1), code: number.textContent });
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('keydown', (event) => {
      if (event.key === ' ') {
        event.preventDefault();
        link.click();
      }
    });
  }
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a.cite');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
})();
