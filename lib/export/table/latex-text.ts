/** Characters with a special meaning in LaTeX, or that its standard fonts lack. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  // After the end of a row, LaTeX would read both as options of `\\`.
  '[': '{[}',
  '*': '{*}',
  '\u00a0': '~',
  '\u202f': '\\,',
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  '≠': '$\\ne$',
  '≈': '$\\approx$',
  '→': '$\\rightarrow$',
  '∞': '$\\infty$',
  '°': '$^\\circ$',
  '²': '$^2$',
  '³': '$^3$',
  '√': '$\\surd$',
};

const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi . pi rho . sigma tau upsilon phi chi psi omega';
const LARGE: Readonly<Record<string, string>> = {
  Γ: 'Gamma',
  Δ: 'Delta',
  Θ: 'Theta',
  Λ: 'Lambda',
  Ξ: 'Xi',
  Π: 'Pi',
  Σ: 'Sigma',
  Φ: 'Phi',
  Ψ: 'Psi',
  Ω: 'Omega',
};

function greek(character: string): string | undefined {
  const name = LARGE[character] ?? GREEK.split(' ')[character.charCodeAt(0) - 0x3b1];
  return name === undefined || name === '.' ? undefined : `$\\${name}$`;
}

/** Text as LaTeX prints it letter by letter; control characters and line ends are blanks. */
export function latexText(text: string): string {
  let latex = '';
  for (const character of text) {
    const isControl = character < ' ' || character === '\u007f';
    latex += ESCAPES[character] ?? greek(character) ?? (isControl ? ' ' : character);
  }
  return latex;
}

/** Punctuation beyond Latin letters that pdfLaTeX knows by itself. */
const KNOWN = new Set('–—‘’‚“”„†‡•…‰€');

/** Whether it holds letters that pdfLaTeX lacks; they need XeLaTeX or LuaLaTeX. */
export function needsUnicodeLatex(latex: string): boolean {
  return [...latex].some((character) => character > '\u017f' && !KNOWN.has(character));
}

/** Words that end with a full stop, unless they end a sentence already. */
export const asSentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);
