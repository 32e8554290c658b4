/* Words without the endings that inflect them: the same rules as arpentage/search/inflect.py, which says why; held to
   them by tests/cases/inflect.json. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});

  const list = (words, to = (word) => word) => words.split(' ').map((word) => [word, to(word)]);
  const plural = (word) => [`${word}s`, word];
  const OWN = {
    fr: [
      ...list('pays temps corps mois cours proces donnee annee journee armee idee duree entree pensee portee arrivee'),
      ...'donnee annee journee armee idee entree pensee'.split(' ').map(plural),
      ...'trava ba cora ema vitra soupira vanta'.split(' ').map((stem) => [`${stem}ux`, `${stem}il`]),
      ['internet', 'internet'], ['yeux', 'oeil'], ['oeils', 'oeil'], ['cieux', 'ciel'], ['messieurs', 'monsieur'],
    ],
    en: [
      ...list('hour four your our tour pour sour'),
      ['children', 'child'], ['men', 'man'], ['women', 'woman'], ['paid', 'pay'],
      ['programme', 'program'], ['programmes', 'program'], ['centre', 'center'], ['centres', 'center'],
    ],
  };
  const RULES = {
    fr: [
      [/(?<=..)eaux?$/, 'el'], // nouveau, nouvelle
      [/(?<=..)aux$/, 'al'],
      [/(?<=.)eux$/, 'eu'],
      [/(?<=..)(?:eurs?|euses?)$/, 'eu'], // travailleur, travailleuse; sérieux, sérieuse; jeux
      [/(?<=..)trices?$/, 'teu'],
      [/(?<=....)(?<![ist])ons?$/, ''], // rémunérons; patron too, in both numbers
      [/(?<=....)(?:ez|er(?:a|ai|ait|aient|ont))$/, ''],
      [/(?<=...)(?<!s)s$/, ''],
      [/(?<=o)ux$/, 'u'],
      [/(?<=...)ee?$/, ''],
      [/(?<=...)(?:aient|ait|ant|er)$/, ''],
      [/(?<=....)(?<!m)ent$/, ''], // gagnent; not gouvernement
      [/(?<=...)e$/, ''], // première, ouvrière; dirigeant
      [/(?<=...)er$/, ''],
      [/(?<=..)qu$/, 'c'], // publique, public
      [/(?<=.n)(ch|gu)$/, (ending) => ending[0]], // blanche, longue
      [/(?<=..)v$/, 'f'],
      [/([lnts])\1$/, '$1'], // actuelle, syrienne
    ],
    en: [
      [/(?<=...)our(s|ed|ing|er|ers)?$/, 'or$1'],
      [/(?<=...)isation(s?)$/, 'ization$1'],
      [/(?<=...)is(e|es|ed|ing|er|ers)$/, 'iz$1'],
    ],
    ar: [
      [/^[وف]?(?:ال|بال|كال|لل)(?=...)/, ''],
      [/^و(?=....)/, ''],
      [/(?<=...)ا?ت(?:نا|ها|هم|هما|كم|ه)$/, ''], // سلطتها, بياناتنا
      [/(?<=...)(?:نا|ها|هم|هما|كم|هن)$/, ''],
      [/(?<=...)(?:ان|ات|ون|ين|ا)$/, ''],
      [/(?<=...)(?:يه|ية|ه|ة|ي)$/, ''],
      [/(?<=...)(?:ان|ون|ين)$/, ''], // فلسطيني, فلسطين
      [/^[يت](?=....?$)/, ''], // يدفع, تدفع
    ],
  };
  // particles of one letter written with the word: see arpentage/search/particles.py
  const PARTICLE = { ar: /^(?:[وف]?[بكل]|ف)(?=...)/ };
  const own = new Map(Object.entries(OWN).map(([lang, pairs]) => [lang, new Map(pairs)]));

  /** What the inflections of a folded word share; the word itself in a language without rules. */
  A.bare = (word, lang) => {
    const kept = own.has(lang) && own.get(lang).get(word);
    return kept || (RULES[lang] || []).reduce((cut, [pattern, ending]) => cut.replace(pattern, ending), word);
  };

  /** What a folded word may be without the particle that it may carry; nothing when it can carry none. */
  A.without = (word, lang) => {
    const rest = PARTICLE[lang] ? word.replace(PARTICLE[lang], '') : word;
    return rest === word ? '' : rest;
  };
})();
