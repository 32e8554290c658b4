/* The view: radios and checkboxes that the style sheet reads. The address holds what differs from how the page opens,
   so that a link shows the same; what this machine keeps is used where the address says nothing. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const form = document.getElementById('view');
  if (!form) return;
  const CHOICES = ['layout', 'to', 'notes', 'reading'].filter((name) => form.elements[name]);
  const radios = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
  const layers = radios('layer');
  const chosen = (name) => radios(name).find((input) => input.checked)?.value;
  const opening = Object.fromEntries(
    CHOICES.map((name) => [name, radios(name).find((input) => input.defaultChecked)?.value]));

  const state = () => ({
    ...Object.fromEntries(CHOICES.map((name) => [name, chosen(name)])),
    hide: layers.filter((layer) => !layer.checked).map((layer) => layer.value).join(','),
  });

  function show(view) {
    for (const name of CHOICES) {
      const wanted = radios(name).find((input) => input.value === (view[name] ?? opening[name]));
      if (wanted) wanted.checked = true;
    }
    const hidden = (view.hide ?? '').split(',');
    for (const layer of layers) layer.checked = !hidden.includes(layer.value);
    dispatchEvent(new Event('arpentage:layout'));
    return complete();
  }

  /** The translation that the view shows; without it, the text alone. */
  const complete = () => (chosen('layout') === 'text' ? Promise.resolve() : A.translated(chosen('to'))).catch(() => {});

  /** A translated paragraph that the address names, #p12-en, is shown. */
  function named() {
    const to = /^#.+-([a-z]{2,3})$/.exec(location.hash)?.[1];
    const now = state();
    if (!radios('to').some(({ value }) => value === to) || (now.to === to && now.layout !== 'text')) return;
    show({ ...now, to, layout: now.layout === 'text' ? 'facing' : now.layout });
  }

  /** In the address: what is not as the page opens; the layout besides, when all is, so that the link still says it. */
  function write() {
    const now = state();
    const query = new URLSearchParams(location.search);
    let plain = true;
    for (const name of [...CHOICES, 'hide']) {
      const same = now[name] === (opening[name] ?? '');
      if (same) query.delete(name);
      else query.set(name, now[name]);
      plain &&= same;
    }
    if (plain) query.set('notes', now.notes);
    const words = query.toString().replaceAll('%2C', ',');
    try {
      history.replaceState(history.state, '', `${location.pathname}?${words}${location.hash}`);
    } catch (error) {
      // some browsers keep the address of a local file as it is
    }
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => {
    A.bubble?.close();
    complete();
    write();
    A.settings.set('view', { ...A.settings.get('view'), ...state() });
    dispatchEvent(new Event('arpentage:layout'));
  });

  const cycle = (name) => () => {
    const all = radios(name);
    all[(all.findIndex((input) => input.checked) + 1) % all.length]?.click();
  };
  for (const [key, name] of [['v', 'layout'], ['n', 'notes'], ['r', 'reading']]) {
    if (radios(name).length) A.keys.on(key, cycle(name));
  }

  /** What the address asks for, else what this machine keeps. */
  async function begin() {
    const asked = new URLSearchParams(location.search);
    if ([...CHOICES, 'hide'].some((name) => asked.has(name))) await show(Object.fromEntries(asked));
    else {
      await A.settings.ready;
      const kept = A.settings.get('view');
      if (kept) await show(kept);
      if (JSON.stringify(state()) !== JSON.stringify({ ...opening, hide: '' })) write();
    }
    named();
    delete document.documentElement.dataset.waiting; // unseen till now: nothing moved under the reader's eyes
  }
  begin();
  addEventListener('hashchange', named);
  addEventListener('arpentage:erased', () => show(opening));
})();
