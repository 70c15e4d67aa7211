import { beforeEach, describe, expect, it, vi } from 'vitest';
import { initialDocument } from '@/lib/notebook/document/initial';
import { choose } from '@/lib/notebook/document/operations';
import {
  changeDocument,
  changeSelection,
  changeSettings,
  changeUncertainty,
  currentDocument,
  documentStore,
  redoChange,
  showDocument,
  subscribeDocument,
  undoChange,
} from '@/lib/notebook/document/store';
import type { NotebookDocument } from '@/lib/notebook/document/types';
import {
  changeEphemeral,
  subscribeEphemeral,
  subscribeVisibleSelection,
  visibleSelection,
} from '@/lib/notebook/ephemeral';
import { BUILT_IN } from './documents';

const slices = {
  settings: (document: NotebookDocument) => document.settings,
  uncertainty: (document: NotebookDocument) => document.uncertainty,
  selection: (document: NotebookDocument) => document.selection,
  choices: (document: NotebookDocument) => document.choices,
  cells: (document: NotebookDocument) => document.cells,
};

/** Follows each slice; returns the names of the slices whose subscribers were called. */
function countCalls() {
  const calls: string[] = [];
  for (const [name, select] of Object.entries(slices)) {
    subscribeDocument<unknown>(select, () => calls.push(name));
  }
  return calls;
}

beforeEach(() => showDocument(initialDocument(BUILT_IN)));

describe('the document store', () => {
  it('calls each subscriber of a changed slice once, and no other subscriber', () => {
    const calls = countCalls();
    changeSettings({ threshold: 0.3, order: 'name' });
    expect(calls).toEqual(['settings']);
    changeSelection({ teams: ['A'] });
    expect(calls).toEqual(['settings', 'selection']);
    changeUncertainty({ level: 0.9 });
    expect(calls).toEqual(['settings', 'selection', 'uncertainty']);
  });

  it('gives a subscriber the slice now and before', () => {
    const seen = vi.fn();
    subscribeDocument(({ settings }) => settings.threshold, seen);
    changeSettings({ threshold: 0.3 });
    expect(seen.mock.calls).toEqual([[0.3, 0.5]]);
  });

  it('makes no update and no step for values that stay the same', () => {
    const updates = vi.fn();
    documentStore.subscribe(updates);
    const { settings, selection } = currentDocument();
    changeSettings({ threshold: settings.threshold, bands: settings.bands });
    changeSelection(selection);
    changeUncertainty({});
    changeDocument((document) => document);
    undoChange();
    redoChange();
    expect(updates).not.toHaveBeenCalled();
    expect(documentStore.getState().past).toEqual([]);
  });

  it('keeps the objects of slices that a change does not concern', () => {
    const before = currentDocument();
    changeSettings({ threshold: 0.3 });
    const { settings, ...others } = currentDocument();
    expect(settings).not.toBe(before.settings);
    for (const [name, slice] of Object.entries(others)) {
      expect(slice, name).toBe(before[name as keyof NotebookDocument]);
    }
  });

  it('undoes and redoes a change of any slice, whoever reads it', () => {
    const before = currentDocument();
    const changes = [
      () => changeSettings({ hiddenTeams: ['A'] }),
      () => changeUncertainty({ method: 'bca' }),
      () => changeSelection({ classes: ['Edema'] }),
      () => changeDocument((document) => choose(document, 'bands', 'ordinate', 'lift')),
      () => changeDocument(({ cells, ...rest }) => ({ ...rest, cells: cells.slice(1) })),
    ];
    const versions = changes.map((change) => {
      change();
      return currentDocument();
    });
    for (const version of [before, ...versions.slice(0, -1)].toReversed()) {
      undoChange();
      expect(currentDocument()).toBe(version);
    }
    for (const version of versions) {
      redoChange();
      expect(currentDocument()).toBe(version);
    }
  });

  it('ends a subscription where it is asked to', () => {
    const seen = vi.fn();
    const end = subscribeDocument(({ settings }) => settings, seen);
    end();
    changeSettings({ threshold: 0.3 });
    expect(seen).not.toHaveBeenCalled();
  });

  it('joins the drag of a threshold into one step, after any selection', () => {
    changeSelection({ teams: ['A'] });
    const before = currentDocument();
    for (const threshold of [0.4, 0.3, 0.2]) changeSettings({ threshold });
    undoChange();
    expect(currentDocument()).toBe(before);
  });
});

describe('the visible selection', () => {
  it('is that of a brush while there is one, and changes nothing of the document', () => {
    const listener = vi.fn();
    const end = subscribeVisibleSelection(listener);
    const brush = { classes: ['Mass'], teams: [], bands: [] };
    changeSelection({ classes: ['Edema'] });
    changeEphemeral({ brush });
    expect(visibleSelection()).toBe(brush);
    expect(currentDocument().selection.classes).toEqual(['Edema']);
    changeEphemeral({ brush: null });
    expect(visibleSelection()).toBe(currentDocument().selection);
    expect(listener).toHaveBeenCalledTimes(3);
    changeSettings({ threshold: 0.3 });
    changeEphemeral({ notice: 'Something else changed.' });
    expect(listener).toHaveBeenCalledTimes(3);
    end();
  });
});

describe('the ephemeral store', () => {
  it('does not call subscribers for the value that is there', () => {
    const listener = vi.fn();
    const end = subscribeEphemeral('untrusted', listener);
    changeEphemeral({ untrusted: false, notice: null });
    expect(listener).not.toHaveBeenCalled();
    changeEphemeral({ untrusted: true });
    expect(listener).toHaveBeenCalledTimes(1);
    changeEphemeral({ untrusted: false });
    end();
  });
});
