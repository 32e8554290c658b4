/* The page of the edition: an older copy's manifest is dropped on it, or chosen, and compared with this copy's, which a
   script beside it hands over, from a disk as over http. What the file says is shown as text, whatever it says. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const field = document.getElementById('older');
  if (!field) return;
  const page = document.documentElement;
  const words = JSON.parse(document.getElementById('since-strings').textContent);
  const section = document.getElementById('since');
  const said = document.getElementById('since-said');
  const told = document.getElementById('since-told');
  const plural = new Intl.PluralRules(page.lang);
  const LARGEST = 20e6; // bytes, as arpentage/stick/since.py
  const MOST = 200; // entries of one list that are shown
  let ours;

  /** A pattern with its {places} filled. */
  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const counted = (forms, n) => filled(forms[plural.select(n)] || forms.other, { n });

  A.manifest = (manifest) => { ours = manifest; };

  const load = () => new Promise((done) => {
    if (ours) return done();
    const script = document.createElement('script');
    script.src = `${page.dataset.root}manifest.js`;
    script.onload = script.onerror = done;
    return document.head.append(script);
  });

  function element(name, parent, text = '') {
    const made = document.createElement(name);
    made.textContent = text;
    parent.append(made);
    return made;
  }

  /** Words in the page's language, or in another, marked with it. */
  function local(title, parent) {
    const lang = [page.lang, 'fr', ...Object.keys(title)].find((one) => Object.hasOwn(title, one)) ?? '';
    const made = element('span', parent, title[lang] ?? '');
    made.dir = 'auto';
    if (/^[a-z]{2,3}$/.test(lang)) made.lang = lang;
  }

  function list(what, entries, parent) {
    element('p', parent, counted(words[what], entries.length)).className = 'what';
    const items = element('ul', parent);
    items.className = what;
    for (const entry of entries.slice(0, MOST)) {
      const item = element('li', items);
      const led = entry.url && what !== 'gone'; // an address of ours: those that are gone are the other copy's words
      const place = led ? element('a', item) : item;
      if (led) place.href = entry.url;
      local(entry.title, place);
    }
    if (entries.length > MOST) element('li', items, filled(words.more, { n: entries.length - MOST }));
  }

  function show(old) {
    const groups = A.since(old, ours);
    const texts = { ...old.texts, ...ours.texts };
    const notes = [groups.length ? '' : words.none, old.date > ours.date ? words.newer : ''];
    said.textContent = [filled(words.from, old), ...notes].filter(Boolean).join(' ');
    let under;
    let last;
    for (const group of groups) {
      if (group.text !== last) {
        const head = element('h3', told);
        if (!group.text) head.textContent = words.whole;
        else if (Object.hasOwn(texts, group.text)) local(texts[group.text], head);
        else head.textContent = group.text;
        under = element('dl', told);
        under.className = 'changes';
      }
      last = group.text;
      const row = element('div', under);
      element('dt', row, Object.hasOwn(words.kinds, group.kind) ? words.kinds[group.kind] : group.kind);
      const place = element('dd', row);
      for (const what of ['new', 'changed', 'gone']) if (group[what].length) list(what, group[what], place);
    }
  }

  /** The manifest in a file, or the words that say why there is none. */
  async function read(file) {
    if (file.size > LARGEST) return filled(words.large, { name: file.name });
    let manifest;
    try {
      manifest = JSON.parse(await file.text());
    } catch (error) {
      manifest = null;
    }
    if (!A.isManifest(manifest)) return filled(words.bad, { name: file.name });
    await load();
    if (!ours) return words.failed;
    return manifest.reader === ours.reader ? manifest : filled(words.stranger, { reader: manifest.reader });
  }

  async function compare(file) {
    if (!file) return;
    section.setAttribute('aria-busy', 'true');
    told.replaceChildren();
    const found = await read(file);
    said.classList.toggle('warning', typeof found === 'string');
    if (typeof found === 'string') said.textContent = found;
    else show(found);
    section.removeAttribute('aria-busy');
  }

  const holds = (event) => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    addEventListener(type, (event) => {
      if (!holds(event)) return;
      event.preventDefault(); // else the browser leaves the page for the file
      section.classList.toggle('dropping', type === 'dragenter' || type === 'dragover');
      if (type === 'drop') compare(event.dataTransfer.files[0]);
    });
  }
  field.addEventListener('change', () => compare(field.files[0]));
  field.closest('.drop').hidden = false;
})();
