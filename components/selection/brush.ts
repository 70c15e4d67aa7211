interface BrushArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface BrushHandlers {
  /** Called when the pointer starts to move. */
  start(): void;
  /** Called with the area covered, in px of the window. */
  move(area: BrushArea): void;
  /** Called at the end; false after Escape. */
  end(completed: boolean): void;
}

/** Movements of fewer px are clicks. */
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

/** Draws a rectangle from where a mouse or pen was pressed, until it is released. */
export function followBrush(pressed: PointerEvent, handlers: BrushHandlers): void {
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
    handlers.move(area);
  };
  const finish = (completed: boolean) => {
    watch.abort();
    if (frame) cancelAnimationFrame(frame);
    if (!box) return;
    if (completed) report();
    box.remove();
    handlers.end(completed);
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
      handlers.start();
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
