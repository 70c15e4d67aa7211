/**
 * Lets a figure be one image with one sentence for those who cannot see it. Plot names the parts of
 * its drawings for code, not for people; in a group that is hidden from assistive technology they
 * keep these names unheard, also those that it draws later, beneath the pointer.
 */
export function asOneImage<T extends Element>(drawing: T): T {
  const parts = drawing.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'g');
  parts.setAttribute('aria-hidden', 'true');
  parts.append(...drawing.childNodes);
  drawing.append(parts);
  return drawing;
}
