'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type FigureText, textOfCell, useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { SaveFigure } from '@/components/export/SaveFigure';
import { useItem, useSessionState } from '@/components/hooks/context';
import { useTeamOrder } from '@/components/hooks/published';
import { useNear } from '@/components/hooks/use-near';
import { useFigureTheme } from '@/components/hooks/use-theme';
import { FigureNames } from '@/components/selection/FigureNames';
import type { FigureHandlers } from '@/components/selection/figure-pointer';
import { useFigureSelection } from '@/components/selection/use-figure-selection';
import { Button } from '@/components/ui/Button';
import { PRINTED_WIDTH, usePrinting } from '@/components/ui/use-printing';
import { changeEphemeral } from '@/lib/notebook/ephemeral';
import { withItem } from '@/lib/plots/core/item';
import { asOneImage, marksOf } from '@/lib/plots/core/marks';
import type { FigureParams } from '@/lib/plots/core/params';
import { isNote, pagesOf } from '@/lib/plots/core/svg';
import { OriginBadges } from './OriginBadges';

interface FigurePagesProps {
  /** From 0. */
  page: number;
  pages: number;
  onChange(page: number): void;
}

/** Turns the pages of a figure that has more rows than can be named at once. */
function FigurePages({ page, pages, onChange }: FigurePagesProps) {
  return (
    <nav
      aria-label="Pages of this figure"
      className="mt-2 flex items-center gap-2 text-sm print:hidden"
    >
      <Button look="quiet" disabled={page === 0} onClick={() => onChange(page - 1)}>
        <ChevronLeft size={14} aria-hidden /> Previous
      </Button>
      <span className="tabular-nums" aria-live="polite">
        Page {page + 1} of {pages}
      </span>
      <Button look="quiet" disabled={page === pages - 1} onClick={() => onChange(page + 1)}>
        Next <ChevronRight size={14} aria-hidden />
      </Button>
    </nav>
  );
}

interface FigureProps extends FigureHandlers {
  /** Draws the figure. A new function redraws it: memoise it. */
  draw(params: FigureParams): Element;
  /** Name of its files; by default that of the cell. */
  name?: string;
  /** Its title and caption on paper; by default those of the cell. */
  text?: FigureText;
  /** Whether the sentence that describes it is a finding, to be shown above it. */
  finding?: boolean;
}

/** Width of the element, and whether it is visible or nearly so. */
function usePlace(ref: React.RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(0);
  const near = useNear(ref, '600px', false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const size = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    size.observe(element);
    return () => size.disconnect();
  }, [ref]);
  return { width, near };
}

/** Milliseconds without a change before a figure that is not visible is redrawn, by its distance. */
const PAUSE = { near: 120, far: 400 };

function isVisible(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** A figure of the available width. Visible figures are drawn first, distant ones last. */
export function Figure({ draw, onPoint, onBrush, name, text, finding = true }: FigureProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width: wide, near } = usePlace(ref);
  const printing = usePrinting();
  const width = printing ? Math.min(wide, PRINTED_WIDTH) : wide;
  const [wanted, setPage] = useState(0);
  const [pages, setPages] = useState(1);
  const page = Math.min(wanted, pages - 1);
  const theme = useFigureTheme();
  const teams = useTeamOrder();
  const item = useItem();
  const cell = useCellInfo();
  const { subject, shows, computed } = text ?? textOfCell(cell);
  const figure = useMemo(
    () => ({
      name: name ?? cell.id,
      draw,
      teams,
      bands: theme.bands,
      item,
      text: { subject, shows, computed },
    }),
    [name, cell.id, draw, teams, theme.bands, item, subject, shows, computed],
  );
  useExportable({ kind: 'figure', figure, cell }, ref);
  const busy = useSessionState((state) => state.busy);
  const last = useRef<readonly unknown[]>([]);
  const [selectable, setSelectable] = useState(false);
  const [headline, setHeadline] = useState('');
  const applySelection = useFigureSelection(ref, near, { onPoint, onBrush });
  useLayoutEffect(() => {
    const element = ref.current;
    const inputs = [draw, width, theme, teams, item, page];
    const first = last.current.length === 0;
    // Do not redraw the same drawing: a mark that is about to be clicked would be replaced.
    if (!element || width === 0 || inputs.every((part, i) => part === last.current[i])) return;
    // While files are read, draw distant figures only once, to settle the height of the page.
    if (!near && busy && !first) return;
    const redraw = () => {
      const drawing = withItem(item, () => draw({ width, theme, teams, page }));
      element.replaceChildren(asOneImage(drawing));
      // The height while the browser skips rendering (content-visibility).
      element.style.containIntrinsicHeight = `${drawing.getAttribute('height') ?? 0}px`;
      last.current = inputs;
      changeEphemeral({ figureDrawn: true });
      setPages(pagesOf(drawing));
      setHeadline(isNote(drawing) ? '' : (drawing.getAttribute('aria-label') ?? ''));
      setSelectable(marksOf(drawing).length > 0);
      applySelection();
    };
    if (printing || isVisible(element)) {
      redraw();
      return;
    }
    // Debounce: while a slider moves, only visible figures are redrawn.
    const pause = near ? PAUSE.near : PAUSE.far;
    const timer = setTimeout(redraw, first ? 0 : pause);
    return () => clearTimeout(timer);
  }, [draw, width, near, busy, printing, theme, teams, item, page, applySelection]);
  return (
    <div className="min-w-0 has-[[role=listbox]:focus]:outline-2 has-[[role=listbox]:focus]:outline-accent has-[[role=listbox]:focus]:outline-offset-4">
      <div className="mb-2 flex print:break-after-avoid items-start justify-between gap-x-4 gap-y-1 max-sm:flex-col-reverse">
        {/* The figure's name says the same to assistive technology. */}
        <p
          aria-hidden
          data-headline
          className="wrap-anywhere min-h-6 max-w-prose font-medium text-balance"
        >
          {finding && headline}
        </p>
        <span className="shrink-0">
          <OriginBadges origins={cell.origins} />
        </span>
      </div>
      {selectable && <FigureNames host={ref} />}
      <div
        ref={ref}
        className="figure min-h-40 overflow-x-auto overflow-y-hidden [content-visibility:auto] print:min-h-0 print:break-inside-avoid print:[content-visibility:visible]"
      />
      {pages > 1 && <FigurePages page={page} pages={pages} onChange={setPage} />}
      <div className="float-right mt-2 print:hidden">
        <SaveFigure figure={figure} cell={cell} />
      </div>
    </div>
  );
}
