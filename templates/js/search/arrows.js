/* From the field down through the results and back by the arrow keys. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  A.walk = (field, list) => {
    const stops = () => [field, ...list.querySelectorAll(':scope > li > a')];
    document.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const all = stops();
      const next = all[all.indexOf(document.activeElement) + step];
      if (!all.includes(document.activeElement) || !next) return;
      event.preventDefault();
      next.focus();
    });
  };
})();
