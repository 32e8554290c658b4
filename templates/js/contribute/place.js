/* Where a range of the page stands in the reading text: hidden readings, calls and our own marks are no part of it. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  const OURS = '.call, .sic, .author > ins, button, [popover], [role="status"]';
  const plain = (words) => words.replace(/\s/gu, ' ');

  /** The text nodes of a paragraph's element, each with its place in the reading text; a received reading that the page
      shows stands for all that is read for it. */
  function* pieces(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const opens = new Map();
    let place = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      const emended = parent.closest('.em');
      if (emended && !opens.has(emended)) opens.set(emended, place);
      if (parent.closest('.em > del')) {
        if (parent.checkVisibility()) yield { node, received: true, start: opens.get(emended), end: place };
      } else if (!parent.closest(OURS)) {
        yield { node, start: place, end: place + node.length };
        place += node.length;
      }
    }
  }

  /** The part of a piece that a range takes: [start, end] in the reading text, or null. */
  function taken({ node, received, start, end }, range) {
    if (!range.intersectsNode(node)) return null;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from >= to) return null;
    return received ? [start, end] : [start + from, start + to];
  }

  const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;

  /** A range of a paragraph moved to the edges of its words, without the white space around them, or null. */
  function trimmed(read, start, end) {
    const words = read.slice(start, end);
    if (!words.trim()) return null;
    const from = start + words.length - words.trimStart().length;
    const to = start + words.trimEnd().length;
    const whole = [...read.matchAll(LETTERS)].map((word) => [word.index, word.index + word[0].length]);
    const cut = (place) => whole.find(([opens, closes]) => opens < place && place < closes);
    return { start: cut(from)?.[0] ?? from, end: cut(to)?.[1] ?? to };
  }

  /** Whether the page still shows a paragraph as the build wrote it; a browser's own translation changes it. */
  const faithful = (element, { read }) =>
    plain([...pieces(element)].filter((piece) => !piece.received).map((piece) => piece.node.data).join('')) === plain(read);

  /** Ranges `{id, start, end}` of the paragraphs that a range of the page takes, and whether the page is faithful there. */
  C.spots = (text, range) => {
    const spots = [];
    let altered = false;
    for (const paragraph of text.paragraphs) {
      const element = document.getElementById(paragraph.id);
      if (!element || !range.intersectsNode(element)) continue;
      const parts = [...pieces(element)].map((piece) => taken(piece, range)).filter(Boolean);
      if (!parts.length) continue;
      altered ||= !faithful(element, paragraph);
      const start = Math.min(...parts.map(([from]) => from));
      const end = Math.max(...parts.map(([, to]) => to));
      const found = trimmed(paragraph.read, start, end);
      if (found) spots.push({ id: paragraph.id, ...found });
    }
    return { spots, altered };
  };

  /** Where the words selected are, when they are not of the text: `translation`, `note`, or nothing. */
  C.beside = (range) => {
    const around = range.commonAncestorContainer;
    const element = around.closest ? around : around.parentElement;
    const place = element.closest('.translation, .note');
    if (!place) return null;
    const inTranslation = place.matches('.translation');
    const source = inTranslation ? place.closest('.par')?.querySelector('.num') : place.querySelector('.place a');
    const speaking = element.closest('[lang]');
    return { what: inTranslation ? 'translation' : 'note', href: source?.getAttribute('href'), lang: speaking?.lang };
  };
})();
