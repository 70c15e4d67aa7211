export const SVG = 'http://www.w3.org/2000/svg';

/** A new SVG element beside another, with attributes. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
  return element;
}

/** A number of an SVG attribute without needless digits. */
export function short(value: number): string {
  return `${Number(value.toFixed(3))}`;
}

/** The words of every text element, in their order. */
export function textsOf(root: Element): string[] {
  return [...root.querySelectorAll('text')].map((text) => text.textContent ?? '');
}
