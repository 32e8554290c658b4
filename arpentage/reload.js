// Loads the page again when the site has been built again. Sent by `serve` only: no built page holds it.
(function () {
  'use strict';
  const shown = new URL(document.currentScript.src).search.slice(1);
  new EventSource('/_reload').onmessage = function (event) {
    if (event.data !== shown) location.reload();
  };
})();
