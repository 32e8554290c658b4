/* The words that a note or a passage of a theme is about are tinted while its call, its sign or itself is pointed at,
   focused or open, and while the address names it. They are counted from its mark, forward from the anchor of a sign,
   back from a call (data-n); a browser that cannot highlight ranges tints nothing. */
(() => {
  'use strict';
  const words = document.querySelector('.words');
  if (!words || !CSS.highlights) return;
  const POINTED = [
    '.call a:is(:hover, :focus-visible, .lit)',
    '#notes .note:is(:hover, :focus-within)',
    '.sign-of-theme:is(:hover, :focus-visible, .lit)',
  ].join();

  /** The texts that are counted: what is read, without its marks. */
  function texts() {
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { currentNode, currentNode: { parentElement } } = walker;
      if (parentElement.closest('p[id], h2[id]') && !parentElement.closest('.translation, .call, .sic, [hidden]')) {
        found.push(currentNode);
      }
    }
    return found;
  }

  /** The mark in the text of what is pointed at, or aimed at. */
  const markOf = (element) =>
    document.getElementById(
      element.matches('.sign-of-theme') ? `passage-${element.hash.slice(1)}` : element.id.replace(/^note-/, 'call-'));

  /** A mark's words as a range; borders of paragraphs count as one character. */
  function extent(mark) {
    const back = mark.matches('.call a');
    const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const nodes = texts().filter((node) => mark.compareDocumentPosition(node) & side);
    const range = new Range();
    if (back) range.setEndBefore(mark.parentElement);
    else range.setStartAfter(mark);
    let left = Number(mark.dataset.n);
    let within = mark.closest('.par');
    for (const node of back ? nodes.reverse() : nodes) {
      const par = node.parentElement.closest('.par');
      if (par !== within) left -= 1;
      within = par;
      if (left <= node.length) {
        if (back) range.setStart(node, node.length - left);
        else range.setEnd(node, left);
        return range;
      }
      left -= node.length;
    }
    return range;
  }

  let frame;
  function tint() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      for (const [name, css] of [['targeted', ':target'], ['pointed', POINTED]]) {
        const marks = [...document.querySelectorAll(css)].map(markOf).filter((mark) => mark?.dataset.n);
        CSS.highlights.set(name, new Highlight(...marks.map(extent)));
      }
      CSS.highlights.get('pointed').priority = 1;
    });
  }

  for (const name of ['pointerover', 'focusin', 'focusout', 'toggle']) document.addEventListener(name, tint, true);
  for (const name of ['hashchange', 'arpentage:closed', 'arpentage:layout']) addEventListener(name, tint);
  tint();
})();
