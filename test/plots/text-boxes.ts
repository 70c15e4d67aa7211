import { textWidth } from '@/lib/plots/core/text';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a text element shows, without its tooltip. */
export function ownText(element: Element): string {
  return [...element.childNodes]
    .filter((node) => node.nodeName === '#text' || node.nodeName === 'tspan')
    .map((node) => node.textContent)
    .join('');
}

function inherited(element: Element, attribute: string): string | null {
  return element.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null;
}

function shift(element: Element): { x: number; y: number } {
  const transform = element.getAttribute('transform') ?? '';
  const [, x, y] = /translate\(([-\d.e]+)(?:[ ,]+([-\d.e]+))?\)/.exec(transform) ?? [];
  const own = (name: string) =>
    element.tagName === 'svg' ? Number(element.getAttribute(name)) : 0;
  return { x: Number(x ?? 0) + own('x'), y: Number(y ?? 0) + own('y') };
}

/** Boxes of the level texts of a figure in its own px, by the estimate of text width. */
export function textBoxes(svg: Element): TextBox[] {
  return [...svg.querySelectorAll('text')].flatMap((element) => {
    if (element.getAttribute('transform')?.includes('rotate')) return [];
    const position = { x: 0, y: 0 };
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { x, y } = shift(at);
      position.x += x;
      position.y += y;
    }
    const size = Number.parseFloat(inherited(element, 'font-size') ?? '12');
    const fontSize = size === 10 ? 12 : size;
    const text = ownText(element);
    const width = textWidth(text, fontSize);
    const anchor = inherited(element, 'text-anchor') ?? 'start';
    const left = position.x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    const half = fontSize / 2;
    return [{ text, left, right: left + width, top: position.y - half, bottom: position.y + half }];
  });
}
