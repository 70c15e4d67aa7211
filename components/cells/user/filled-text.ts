import { valuesIn } from './use-values';

/** A text with its values in place of what asks for them, as they stand on the page. */
export function filledText(text: string, root: ParentNode | null): string {
  const values = new Map(
    valuesIn(root).map((element) => [element.dataset.value ?? '', element.textContent ?? '']),
  );
  return text.replace(
    /\{\{(.*?)\}\}/gs,
    (whole, source: string) => values.get(source.trim()) ?? whole,
  );
}
