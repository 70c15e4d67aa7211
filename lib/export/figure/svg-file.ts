import { base64 } from '../base64';
import { FAMILY } from '../font/family';
import { subsetFont } from '../font/subset';
import type { Typeface, Weight } from '../font/typeface';
import { drawLetters } from './letters';
import type { Sheet } from './sheet';
import { textsOf } from './svg-dom';

export interface SvgOptions {
  /** Text that can be searched and edited, with its font inside; or shapes of letters. */
  readonly text: 'font' | 'shapes';
  readonly typeface: Typeface;
  /** Name and description, for screen readers. */
  readonly title: string;
  readonly description: string;
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));

function fontFace(face: Typeface[Weight], weight: Weight, texts: readonly string[]): string {
  if (texts.length === 0) return '';
  const font = base64(subsetFont(face, weight, texts.join('')));
  return `@font-face{font-family:"${FAMILY}";font-weight:${weight};src:url(data:font/otf;base64,${font})}`;
}

function styleSheet(svg: Element, typeface: Typeface): string {
  const bold = textsOf(svg).length ? [...svg.querySelectorAll('text[font-weight="bold"]')] : [];
  const boldTexts = bold.map((text) => text.textContent ?? '');
  const plain = [...svg.querySelectorAll('text:not([font-weight="bold"])')];
  const faces = [
    fontFace(
      typeface.normal,
      'normal',
      plain.map((text) => text.textContent ?? ''),
    ),
    fontFace(typeface.bold, 'bold', boldTexts),
  ];
  return `<style>${faces.join('')}text{font-family:"${FAMILY}",Verdana,sans-serif;white-space:pre}</style>`;
}

/** A sheet as a self-contained SVG file. */
export function svgFile(sheet: Sheet, options: SvgOptions): string {
  const svg = sheet.svg.cloneNode(true) as SVGSVGElement;
  if (options.text === 'shapes') drawLetters(svg, options.typeface);
  const style = svg.querySelector('text') ? styleSheet(svg, options.typeface) : '';
  const source = new XMLSerializer().serializeToString(svg);
  const begin = source.indexOf('>') + 1;
  const words = `<title>${escaped(options.title)}</title><desc>${escaped(options.description)}</desc>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${source.slice(0, begin)}${words}${style}${source.slice(begin)}\n`;
}
