/* Tint, size, and whether keys are heard: chosen in the panel of every page, kept by the one store. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const root = document.documentElement;
  const panel = document.getElementById('settings');
  const keys = document.getElementById('keys-on');
  let kept = {};

  /** Settings and view as kept: what other scripts read and change. */
  A.settings = {
    get: (name) => kept[name],
    set(name, value) {
      kept = { ...kept, [name]: value };
      return A.store.set('settings', kept);
    },
  };

  function apply() {
    for (const name of ['tint', 'size']) {
      const input = [...panel.elements[name]].find(({ value }) => value === kept[name]);
      if (input) {
        input.checked = true;
        root.dataset[name] = input.value;
      } else {
        panel.elements[name][0].checked = true;
        delete root.dataset[name];
      }
    }
    keys.checked = kept.keys !== false;
  }

  panel.addEventListener('submit', (event) => event.preventDefault());
  panel.addEventListener('change', ({ target }) => {
    if (target === keys) A.settings.set('keys', keys.checked);
    else A.settings.set(target.name, target.value);
    apply();
    dispatchEvent(new Event('arpentage:layout'));
  });

  document.getElementById('erase').addEventListener('click', async ({ currentTarget: button }) => {
    const waiting = ((await A.store.names()) ?? []).filter((name) => name.startsWith('outbox:')).length;
    if (waiting && !confirm(button.dataset.sure.replace('{n}', waiting))) return;
    await A.store.erase();
    kept = {};
    apply();
    dispatchEvent(new Event('arpentage:erased'));
    document.getElementById('erased').textContent = button.dataset.done;
  });

  panel.querySelector('.kept').hidden = false;
  /** Settled once what is kept is known. */
  A.settings.ready = A.store.get('settings').then((found) => {
    kept = { ...(found && typeof found === 'object' ? found : {}), ...kept };
    apply();
  });
})();
