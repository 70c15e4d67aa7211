import { short, svgElement } from './svg-dom';

const XML = 'http://www.w3.org/XML/1998/namespace';

/** Attributes that a text inherits. */
interface Inherited {
  readonly size: number;
  readonly weight: string;
  readonly anchor: string;
  readonly paint: Readonly<Record<string, string>>;
}

/** How letters are filled, and the halo around them. */
const PAINT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'paint-order', 'stroke-linejoin'];

interface Position {
  x: number;
  y: number;
}

function attribute(element: Element, name: string): string | null {
  const own = (element as SVGElement).style?.getPropertyValue(name);
  return own || element.getAttribute(name);
}

function inherit(element: Element, from: Inherited): Inherited {
  const size = Number.parseFloat(attribute(element, 'font-size') ?? '');
  const weight = attribute(element, 'font-weight') ?? from.weight;
  const paint = { ...from.paint };
  for (const name of PAINT) paint[name] = attribute(element, name) ?? paint[name] ?? '';
  return {
    paint,
    size: Number.isFinite(size) ? size : from.size,
    weight: weight === 'bold' || Number(weight) >= 600 ? 'bold' : 'normal',
    anchor: attribute(element, 'text-anchor') ?? from.anchor,
  };
}

/** A length in px: `12`, `12px`, `0.32em`. */
function length(text: string | null, size: number): number | null {
  if (text === null) return null;
  const value = Number.parseFloat(text);
  if (!Number.isFinite(value)) return null;
  return text.endsWith('em') ? value * size : value;
}

/** Moves to the position that an element gives its text. */
function move(at: Position, element: Element, size: number): void {
  at.x =
    (length(element.getAttribute('x'), size) ?? at.x) +
    (length(element.getAttribute('dx'), size) ?? 0);
  at.y =
    (length(element.getAttribute('y'), size) ?? at.y) +
    (length(element.getAttribute('dy'), size) ?? 0);
}

function line(text: Element, words: string, at: Position, style: Inherited): Element {
  const made = svgElement(text.ownerDocument, 'text', {
    x: short(at.x),
    y: short(at.y),
    'font-size': short(style.size),
    'font-weight': style.weight,
    'text-anchor': style.anchor,
  });
  for (const [name, value] of Object.entries(style.paint)) {
    if (value !== '') made.setAttribute(name, value);
  }
  for (const name of ['opacity', 'transform']) {
    const value = text.getAttribute(name);
    if (value !== null) made.setAttribute(name, value);
  }
  made.setAttributeNS(XML, 'xml:space', 'preserve');
  made.textContent = words;
  return made;
}

function linesOf(text: Element, from: Inherited): Element[] {
  const style = inherit(text, from);
  const at = { x: 0, y: 0 };
  move(at, text, style.size);
  if (text.childElementCount === 0) return [line(text, text.textContent ?? '', at, style)];
  return [...text.querySelectorAll('tspan')].map((span) => {
    const own = inherit(span, style);
    move(at, span, own.size);
    return line(text, span.textContent ?? '', at, own);
  });
}

const INITIAL: Inherited = { size: 16, weight: 'normal', anchor: 'start', paint: {} };

/**
 * Makes each line of text a separate element with its own position, size, weight and anchor, all in
 * px, so that every program shows it the same.
 */
export function plainTexts(element: Element, from: Inherited = INITIAL): void {
  const style = inherit(element, from);
  for (const child of [...element.children]) {
    if (child.tagName === 'text') {
      const lines = linesOf(child, style).filter((made) => made.textContent !== '');
      child.replaceWith(...lines);
    } else if (child.childElementCount > 0) plainTexts(child, style);
  }
}
