/* Words put on the clipboard: Arpentage.copy(text), a promise of whether it was done. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  /** Where the page may not (no secure context), by the browser's own copy command. */
  A.copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const give = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData.setData('text/plain', text);
      };
      document.addEventListener('copy', give, true);
      const done = document.execCommand('copy');
      document.removeEventListener('copy', give, true);
      return done;
    }
  };
})();
