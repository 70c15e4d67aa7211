import { createStore } from 'zustand/vanilla';
import type { FigureSize } from '@/lib/export/figure/sizes';
import type { Decimals } from '@/lib/export/table/table';
import { currentDocument, subscribeDocument } from './document/store';
import type { ImageSelection } from './images/image-selection';
import type { Selection } from './selection';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** How the notebook is shown: to work in it, to read it, or one cell of it in another page. */
export type ViewMode =
  | { readonly kind: 'edit' }
  | { readonly kind: 'read' }
  | { readonly kind: 'embed'; readonly cell: string };

/** Dialogs about the whole notebook. */
export type NotebookDialog = 'share' | 'notebooks' | 'results' | 'cite';

export type FigureTitle = 'none' | 'subject' | 'finding';

/** How figures and tables are saved. */
export interface ExportOptions {
  readonly size: FigureSize;
  readonly theme: 'light' | 'dark';
  /** Title above the figure: its subject, or what it shows in a sentence. */
  readonly title: FigureTitle;
  /** Caption below the figure. */
  readonly caption: boolean;
  /** Text of an SVG: as text with its font, or as shapes. */
  readonly text: 'font' | 'shapes';
  readonly decimals: Decimals;
  /** Whether values of printed tables have their intervals. */
  readonly intervals: boolean;
  /** How many teams printed tables have, from the best; null for all. */
  readonly teams: number | null;
  /** What a paper pack holds. */
  readonly parts: readonly PackPart[];
}

export type PackPart = 'figures' | 'tables' | 'texts' | 'data';

/** State of the page that is in no document, and gone after a reload. */
export interface EphemeralState {
  /** What the current brush would select; null without a brush. */
  readonly brush: Selection | null;
  /** The selected images of a task; null where none are. */
  readonly images: ImageSelection | null;
  /** A message shown until the reader dismisses it. */
  readonly notice: string | null;
  /** The dialog about the notebook that is open; null if none is. */
  readonly dialog: NotebookDialog | null;
  readonly theme: ThemeChoice;
  readonly view: ViewMode;
  /**
   * Whether the document came from a link or a file, so that its queries wait for the user's consent.
   * While true, no query runs. No document can change it.
   */
  readonly untrusted: boolean;
  /** Whether the page is still to open what comes with it, or what its address names. */
  readonly opening: boolean;
  /** Whether published tables may still come. */
  readonly expectsPublished: boolean;
  /** Whether a figure has been drawn: from then on, code that is not needed yet may be fetched. */
  readonly figureDrawn: boolean;
  /** Whether cells out of sight are brought up to date too, as an export needs. */
  readonly updatesAllCells: boolean;
  readonly exportOptions: ExportOptions;
}

export const ephemeralStore = createStore<EphemeralState>(() => ({
  brush: null,
  images: null,
  notice: null,
  dialog: null,
  theme: 'system',
  view: { kind: 'edit' },
  untrusted: false,
  opening: true,
  expectsPublished: true,
  figureDrawn: false,
  updatesAllCells: false,
  exportOptions: {
    size: 'column',
    theme: 'light',
    title: 'none',
    caption: false,
    text: 'font',
    decimals: 3,
    intervals: true,
    teams: null,
    parts: ['figures', 'tables', 'texts', 'data'],
  },
}));

/** Changes some values; does not call subscribers if all stay the same. */
export function changeEphemeral(change: Partial<EphemeralState>): void {
  const state = ephemeralStore.getState();
  const keys = Object.keys(change) as (keyof EphemeralState)[];
  if (keys.some((key) => !Object.is(state[key], change[key]))) ephemeralStore.setState(change);
}

/** Calls `listener` when one value changes. Returns a function that ends this. */
export function subscribeEphemeral(name: keyof EphemeralState, listener: () => void): () => void {
  return ephemeralStore.subscribe((now, before) => {
    if (!Object.is(now[name], before[name])) listener();
  });
}

export function showNotice(notice: string): void {
  changeEphemeral({ notice });
}

export function showError(error: unknown): void {
  showNotice(error instanceof Error ? error.message : String(error));
}

/** The selection that figures and tables show: that of the brush, or the document's. */
export function visibleSelection(): Selection {
  return ephemeralStore.getState().brush ?? currentDocument().selection;
}

/** Calls `listener` when the visible selection may have changed. Returns a function that ends this. */
export function subscribeVisibleSelection(listener: () => void): () => void {
  const ends = [
    subscribeEphemeral('brush', listener),
    subscribeDocument(({ selection }) => selection, listener),
  ];
  return () => {
    for (const end of ends) end();
  };
}
