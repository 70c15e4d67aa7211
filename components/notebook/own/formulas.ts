import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Sets the formulas of a text in type; one that cannot be read stays as it was written. */
export function typesetFormulas(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-formula], [data-display]')) {
    const { formula, display } = element.dataset;
    const tex = display ?? formula ?? '';
    try {
      katex.render(tex, element, { displayMode: display !== undefined, trust: false });
    } catch (error) {
      element.textContent = tex;
      element.title = error instanceof Error ? error.message : String(error);
      element.classList.add('text-alarm');
    }
  }
}
