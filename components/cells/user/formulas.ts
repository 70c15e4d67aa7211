import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Formulas of a text that are set; one from elsewhere may hold any number. */
const MOST = 1000;
/** Largest length a formula may ask for, in em: none covers the page. */
const LARGEST = 20;

/** Sets the formulas of a text in type; one that cannot be read stays as it was written. */
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
