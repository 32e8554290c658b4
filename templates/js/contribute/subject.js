/* What a contribution is on: the words selected, or a paragraph; and what to say where words of neither were selected. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;

  const paragraphAt = (text, href) => {
    const element = href && document.getElementById(href.slice(1));
    const id = (element?.closest('.par')?.querySelector('.num') ?? element)?.getAttribute('href')?.slice(1);
    return text.paragraph(id ?? href?.slice(1));
  };

  const onParagraph = (text, paragraph, more) => ({
    text, paragraph, slug: text.slug, target: { paragraph: paragraph.id }, words: paragraph.read, whole: true, ...more,
  });

  /** On the words that a range takes; on the paragraph beside them where they are not the text's; or `{nowhere}`, why. */
  function onRange(text, range) {
    const { spots, altered } = C.spots(text, range);
    if (altered) return { nowhere: 'altered' };
    if (!spots.length) {
      const found = C.beside(range);
      const paragraph = found && paragraphAt(text, found.href);
      return paragraph ? onParagraph(text, paragraph, { beside: found.what, to: found.lang }) : { nowhere: 'elsewhere' };
    }
    const paragraph = text.paragraph(spots[0].id);
    const target = C.target(text, spots);
    if (!target) return onParagraph(text, paragraph, { beside: 'repeated' });
    const words = spots.map(({ id, start, end }) => text.paragraph(id).read.slice(start, end)).join('\n');
    return { text, paragraph, slug: text.slug, target, words, spots };
  }

  /** The subject of a contribution: `place` is a range of the page or the id of a paragraph. */
  C.subject = (text, place) => {
    const subject = typeof place === 'string' ? onParagraph(text, text.paragraph(place)) : onRange(text, place);
    if (subject.nowhere) return subject;
    const spot = subject.spots?.length === 1 && subject.spots[0];
    const slip = spot ? C.received(text, spot) : { many: true };
    return { ...subject, slip, chance: C.chance() };
  };
})();
