/** What the reader has picked; an absent or empty set picks everything. */
export interface FigureSelection {
  readonly classes?: ReadonlySet<string>;
  readonly teams?: ReadonlySet<string>;
  readonly bands?: ReadonlySet<string>;
}

const MUTED_OPACITY = '0.15';

function leftOut(mark: Element, attribute: string, picked: ReadonlySet<string> | undefined) {
  if (!picked || picked.size === 0) return false;
  const value = mark.getAttribute(attribute);
  return value !== null && !picked.has(value);
}

/**
 * Greys every mark of the figure that stands for a class, team or band that is not picked; marks
 * that stand for none are left alone. Can be called again on a figure that is on the page.
 */
export function applySelection(figure: Element, selection: FigureSelection | undefined): void {
  for (const mark of figure.querySelectorAll('[data-class],[data-team],[data-band]')) {
    const muted =
      leftOut(mark, 'data-class', selection?.classes) ||
      leftOut(mark, 'data-team', selection?.teams) ||
      leftOut(mark, 'data-band', selection?.bands);
    if (muted) mark.setAttribute('opacity', MUTED_OPACITY);
    else mark.removeAttribute('opacity');
  }
}
