/* Text and queries as bare lower-case words: the same rules as arpentage/search/normalise.py,
   held to them by tests/cases/normalise.json. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  const UNFOLDED = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ى: 'ي', ـ: '' };
  const CALL = /([⁰¹²³⁴-⁹₀-₉])/g;
  const L = '(\\p{L}{2,40})';
  const FEMININE =
    'eresse|teuse|trice|ienne|iere|euse|esse|rice|elle|enne|onne|nne|lle|tte|sse|ere|ice|ive|ine|que|che' +
    '|ne|le|te|se|ve|re|e';
  const PLAIN = 'euse|trice|rice|enne|onne|ere|ive|ne|te|se|ve|re|e';
  const SHORT = 'euse|trice|rice|ere|ive|e';
  const END = '(?![\\p{L}\\p{N}])';
  const INCLUSIVE = [
    `${L}[·•‧⋅∙・](${FEMININE})?[·•‧⋅∙・]?(s)?${END}`,
    `${L}\\((${FEMININE})?(s)?\\)s?${END}`,
    `${L}\\.(${PLAIN})\\.?(s)?${END}`,
    `${L}[\\-‐/](${SHORT})[\\-‐/]?(s)?${END}(?!-)`,
  ].map((pattern) => new RegExp(pattern, 'gu'));
  const GROUPED = /(^|[^0-9])([0-9]{1,3})((?:[ .,][0-9]{3})+)(?![0-9])/g;
  const COMPOUND = /(?:(?<![\p{L}\p{N}])e|[\p{L}\p{N}]{2,40})(?:[-‐][\p{L}\p{N}]{2,40})+/gu; // e-learning

  /** Lower case, without accents, ligatures, soft hyphens or invisible marks. */
  function fold(text) {
    return text.replace(CALL, ' $1').normalize('NFKD').toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[œæßøłđıىـ]/g, (letter) => UNFOLDED[letter])
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/[\u02b9-\u02df]/g, ' '); // apostrophes that Unicode counts as letters
  }

  function feminine(base, ending) {
    const last = base.slice(-1);
    if ((ending === 'rice' || ending === 'ice') && base.endsWith('eur')) return base.slice(0, -3) + 'rice';
    if (['se x', 'se r', 've f', 'que c', 'che c'].includes(`${ending} ${last}`)) {
      return base.slice(0, -1) + ending;
    }
    if (ending === 're' && last === 'r') return base + 'e';
    const overlap = ending.length > 2 ? base.lastIndexOf(ending[0]) : -1;
    return overlap >= Math.max(1, base.length - 4) ? base.slice(0, overlap) + ending : base + ending;
  }

  function plural(word) {
    if (/[sxz]$/.test(word)) return word;
    if (word.endsWith('al')) return word.slice(0, -2) + 'aux';
    return word + (word.endsWith('eau') ? 'x' : 's');
  }

  /** Masculine, feminine and their plurals of an inclusive form. */
  function forms(base, ending, several) {
    if (several && ending.length > 1 && base.endsWith('s')) base = base.slice(0, -1);
    const all = [base];
    if (ending) all.push(feminine(base, ending));
    all.push(plural(base));
    if (ending) all.push(all[1] + 's');
    return [...new Set(all)];
  }

  function opened(text, spell) {
    for (const pattern of INCLUSIVE) {
      text = text.replace(pattern, (_, base, ending, several) => spell(forms(base, ending || '', !!several)));
    }
    return text.replace(GROUPED, (_, before, first, rest) => before + first + rest.replace(/[ .,]/g, ''));
  }

  const bare = (text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

  A.fold = fold;

  /** The words to index, as the build makes them. */
  A.normalise = (text) =>
    bare(opened(fold(text), (all) => all.join(' '))
      .replace(COMPOUND, (compound) => `${compound} ${compound.replace(/[-‐]/g, '')}`));

  /** The words that a query asks for, in order: an inclusive form asks for one word, a compound for its parts. */
  A.words = (text) => {
    const words = bare(opened(fold(text), (all) => all[0]));
    return words ? words.split(' ') : [];
  };
})();
