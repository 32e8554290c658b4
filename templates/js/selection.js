/* Words selected in a text: a small toolbar copies them with their reference, or the link of their paragraph, or opens
   the form to contribute. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const mould = document.getElementById('cite-selection');
  if (!A || !A.reference || !mould) return;

  const links = new Map([...document.querySelectorAll('a.cite')].map((link) => [link.dataset.of, link]));
  const bar = mould.content.firstElementChild.cloneNode(true);
  /** What our own marks add to the words: calls of notes, [sic]. */
  const ADDED = '.call, .sic, button, [role="status"]';

  /** The paragraphs that a range touches: the elements that bear the ids of our links. */
  const touched = (range) =>
    [...links.keys()].map((id) => document.getElementById(id)).filter((place) => place && range.intersectsNode(place));

  /** The words of a range within one paragraph, as they are shown, without what is ours. */
  const wordsIn = (place, range) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    let words = '';
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!range.intersectsNode(text)) continue;
      if (text.parentElement.closest(ADDED) || !text.parentElement.checkVisibility()) continue;
      const end = text === range.endContainer ? range.endOffset : text.length;
      words += text.data.slice(text === range.startContainer ? range.startOffset : 0, end);
    }
    return words.replace(/[ \t\n]+/g, ' ').trim();
  };

  /** Words of a translation or a note: nothing of the text to quote, but the form says what may be done with them. */
  const beside = (range) => {
    const around = range.commonAncestorContainer;
    const place = (around.closest ? around : around.parentElement).closest('.translation, .note');
    return place && `${range}`.trim() ? { range, place } : null;
  };

  /** The words selected, and the link of the paragraph where they begin; null where none are. */
  const taken = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const places = touched(range).map((place) => ({ place, words: wordsIn(place, range) })).filter((one) => one.words);
    if (!places.length) return beside(range);
    return {
      range,
      place: places[0].place,
      link: links.get(places[0].place.id),
      words: places.map((one) => one.words).join('\n\n'),
    };
  };

  /** Below the words, out of the way of the phone's own menu, or above where there is no room. */
  const put = (range) => {
    const at = range.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = bar;
    const below = at.bottom + 12 + height < innerHeight;
    const top = below ? at.bottom + 12 : Math.max(8, Math.min(at.top, innerHeight) - height - 12);
    bar.style.setProperty('--top', `${top}px`);
    bar.style.setProperty('--left', `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`);
  };

  const hide = () => {
    if (bar.isConnected) bar.remove();
  };

  const show = () => {
    if (bar.contains(document.activeElement)) return;
    const found = document.querySelector('dialog[open]') ? null : taken();
    if (!found) return hide();
    bar.querySelector('[role="status"]')?.remove();
    for (const button of bar.querySelectorAll('[data-does="quote"], [data-does="link"]')) button.hidden = !found.link;
    if (!found.link) found.place.append(bar);
    else if (bar.previousElementSibling !== found.place) found.place.after(bar); // so that Tab goes from the words to it
    if (!bar.matches(':popover-open')) bar.showPopover();
    put(found.range);
  };

  bar.addEventListener('pointerdown', (event) => event.preventDefault()); // the selection stays
  bar.addEventListener('click', async (event) => {
    const button = event.target.closest('button');
    const found = button && taken();
    if (!found) return;
    if (button.dataset.does === 'contribute') {
      hide();
      A.contribute(found.range);
      return;
    }
    const link = button.dataset.does === 'link';
    const quote = () => `${bar.dataset.quote.replace('{words}', found.words)}\n${A.reference('plain', found.link)}`;
    A.say(await A.copy(link ? A.reference('link', found.link) : quote()), button);
  });

  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 250);
  };
  document.addEventListener('selectionchange', later);
  later();
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && bar.isConnected) {
      document.getSelection().collapseToStart();
      hide();
    }
  });
  /** Back beside the words, where they still are in sight. */
  const back = () => {
    const selection = document.getSelection();
    if (selection.isCollapsed) return;
    const at = selection.getRangeAt(0).getBoundingClientRect();
    if (at.bottom > 0 && at.top < innerHeight) show();
  };
  let still = 0;
  addEventListener('scroll', () => {
    hide();
    clearTimeout(still);
    still = setTimeout(back, 250);
  }, { passive: true });
})();
