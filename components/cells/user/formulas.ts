import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Most formulas typeset in one text, which may come from an untrusted notebook. */
const MOST = 1000;
/** Largest length in a formula, in em, so that none covers the page. */
const LARGEST = 20;

/** Typesets the formulas of a text; invalid ones stay as written. */
export function typesetFormulas(root: ParentNode): void {
  const elements = root.querySelectorAll<HTMLElement>('[data-formula], [data-display]');
  for (const element of [...elements].slice(0, MOST)) {
    const { formula, display } = element.dataset;
    const tex = display ?? formula ?? '';
    try {
      katex.render(tex, element, {
        displayMode: display !== undefined,
        trust: false,
        maxSize: LARGEST,
      });
    } catch (error) {
      element.textContent = tex;
      element.title = error instanceof Error ? error.message : String(error);
      element.classList.add('text-alarm');
    }
  }
}
