export interface BrushArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface BrushAnswers {
  /** The brush has begun: the pointer has left its place. */
  start(): void;
  /** The area it covers now, in px of the window. */
  move(area: BrushArea): void;
  /** It was let go, or given up by Escape. */
  end(kept: boolean): void;
}

/** Shorter ways are clicks of an unsteady hand. */
const LEAST = 5;

function areaBetween(from: PointerEvent, to: PointerEvent): BrushArea {
  return {
    left: Math.min(from.clientX, to.clientX),
    right: Math.max(from.clientX, to.clientX),
    top: Math.min(from.clientY, to.clientY),
    bottom: Math.max(from.clientY, to.clientY),
  };
}

function overlay(): HTMLElement {
  const box = document.createElement('div');
  box.className = 'pointer-events-none fixed z-40 border border-accent bg-accent/10';
  document.body.append(box);
  return box;
}

/** Follows a mouse or pen from where it was pressed: a rectangle, until it is let go. */
export function followBrush(pressed: PointerEvent, answers: BrushAnswers): void {
  const watch = new AbortController();
  let box: HTMLElement | null = null;
  let last = pressed;
  let frame = 0;
  const report = () => {
    frame = 0;
    const area = areaBetween(pressed, last);
    if (box) {
      Object.assign(box.style, {
        left: `${area.left}px`,
        top: `${area.top}px`,
        width: `${area.right - area.left}px`,
        height: `${area.bottom - area.top}px`,
      });
    }
    answers.move(area);
  };
  const finish = (kept: boolean) => {
    watch.abort();
    if (frame) cancelAnimationFrame(frame);
    if (!box) return;
    if (kept) report();
    box.remove();
    answers.end(kept);
  };
  const on = <K extends keyof WindowEventMap>(
    type: K,
    listen: (event: WindowEventMap[K]) => void,
  ) => window.addEventListener(type, listen, { signal: watch.signal, capture: true });
  on('pointermove', (event) => {
    last = event;
    if (!box) {
      const way = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY);
      if (way < LEAST) return;
      box = overlay();
      answers.start();
    }
    if (!frame) frame = requestAnimationFrame(report);
  });
  on('pointerup', (event) => {
    last = event;
    finish(true);
  });
  on('pointercancel', () => finish(false));
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !box) return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  });
}
