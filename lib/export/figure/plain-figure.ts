import { plainTexts } from './plain-texts';
import { short, svgElement } from './svg-dom';

/** Attributes for the page only: interaction, styling, accessibility. */
const PAGE_ONLY = /^(data-.*|aria-.*|role|class|style|pointer-events|font-variant|font-family)$/;

/** Replaces a panel of a figure by a group at the same position. */
function asGroup(panel: Element): Element {
  const x = Number(panel.getAttribute('x') ?? 0);
  const y = Number(panel.getAttribute('y') ?? 0);
  const group = svgElement(panel.ownerDocument, 'g', {
    transform: `translate(${short(x)},${short(y)})`,
  });
  for (const { name, value } of panel.attributes) {
    if (/^(fill|stroke|font|text|opacity)/.test(name)) group.setAttribute(name, value);
  }
  const size = (panel as SVGElement).style.getPropertyValue('font-size');
  if (size) group.setAttribute('font-size', size);
  group.append(...panel.childNodes);
  return group;
}

function isUnseen(element: Element): boolean {
  const empty = element.tagName === 'g' && element.childNodes.length === 0;
  const unpainted =
    element.tagName === 'rect' &&
    element.getAttribute('fill') === 'none' &&
    element.getAttribute('pointer-events') === 'all';
  return empty || unpainted;
}

/** Attributes that texts have inherited by now. */
const FOR_TEXT = /^(font-.*|text-anchor|paint-order)$/;

/** Removes an element's page-only attributes and replaces `currentColor`. */
function settle(element: Element, ink: string): void {
  for (const { name, value } of [...element.attributes]) {
    const idle = FOR_TEXT.test(name) && element.tagName !== 'text';
    if (idle || PAGE_ONLY.test(name)) element.removeAttribute(name);
    else if (value === 'currentColor') element.setAttribute(name, ink);
  }
}

/**
 * A drawn figure as one self-contained group: no tips, no nested pictures, no
 * inherited colours or sizes. `ink` is the colour that the figure's text takes from its page.
 */
export function plainFigure(drawn: SVGSVGElement, ink: string): Element {
  const root = drawn.cloneNode(true) as SVGSVGElement;
  const unseen = '[aria-label="tip"], title, [display="none"]';
  for (const element of root.querySelectorAll(unseen)) element.remove();
  for (const panel of [...root.querySelectorAll('svg')].reverse())
    panel.replaceWith(asGroup(panel));
  const figure = asGroup(root);
  figure.removeAttribute('transform');
  plainTexts(figure);
  for (const element of [...figure.querySelectorAll('*')].reverse()) {
    if (isUnseen(element)) element.remove();
    else settle(element, ink);
  }
  settle(figure, ink);
  return figure;
}
