/* Before the page is drawn: the tint and the size that this machine keeps, so that nothing flashes.
   Where a file has a storage of its own (Firefox, by double click), settings.js learns them a moment later. */
(() => {
  'use strict';
  const root = document.documentElement;
  try {
    const { tint, size } = JSON.parse(localStorage.getItem(`${root.dataset.reader}:settings`)) || {};
    if (tint) root.dataset.tint = tint;
    if (size) root.dataset.size = size;
  } catch (error) {
    // nothing kept, or nothing may be
  }
})();
