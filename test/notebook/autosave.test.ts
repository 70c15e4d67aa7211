import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rename } from '@/lib/notebook/document/operations';
import {
  changeDocument,
  changeSettings,
  changeUncertainty,
  currentDocument,
  undoChange,
} from '@/lib/notebook/document/store';
import { changeEphemeral, ephemeralStore } from '@/lib/notebook/ephemeral';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { browser, start } from './browser';

beforeEach(() => {
  vi.useFakeTimers();
  changeEphemeral({ untrusted: false });
});
afterEach(() => vi.useRealTimers());

const pause = () => vi.advanceTimersByTimeAsync(1000);

describe('autosave of a notebook', () => {
  it('is saved after its first change, and after every further one', async () => {
    const { notebooks, openTab } = browser();
    const { autosave, end } = openTab();
    await autosave.open(start);
    await pause();
    expect(notebooks.size).toBe(0);
    changeSettings({ threshold: 0.3 });
    await pause();
    changeUncertainty({ seed: 12, level: 0.9 });
    changeDocument((document) => rename(document, 'Rare'));
    await autosave.flush();
    const [stored] = notebooks.values();
    expect(stored?.saved).toMatchObject({ title: 'Rare', settings: { threshold: 0.3 } });
    expect(notebooks.size).toBe(1);

    await autosave.open(start);
    expect(currentDocument().settings.threshold).toBe(0.5);
    expect(currentDocument().uncertainty).toEqual(DEFAULT_UNCERTAINTY);
    await autosave.openStored(stored!.id);
    expect(currentDocument().title).toBe('Rare');
    expect(currentDocument().settings.threshold).toBe(0.3);
    expect(currentDocument().uncertainty).toMatchObject({ seed: 12, level: 0.9 });
    changeUncertainty({ shown: false });
    undoChange();
    expect(currentDocument().uncertainty.shown).toBe(true);
    end();
  });

  it('says whether a change waits to be written', async () => {
    let finish = () => {};
    const writing = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { openTab } = browser();
    const { autosave, end } = openTab({ put: () => writing });
    await autosave.open(start);
    expect(autosave.state.pending).toBe(false);
    changeSettings({ threshold: 0.3 });
    expect(autosave.state.pending).toBe(true);
    await pause();
    expect(autosave.state.pending).toBe(true);
    changeSettings({ threshold: 0.4 });
    finish();
    await vi.advanceTimersByTimeAsync(100);
    expect(autosave.state.pending).toBe(true);
    await pause();
    expect(autosave.state.pending).toBe(false);
    end();
  });

  it('stays open if the reader opened it before the page opened its first one', async () => {
    const { notebooks, openTab } = browser();
    const before = openTab();
    await before.autosave.open(start);
    changeDocument((document) => rename(document, 'Kept'));
    await before.autosave.flush();
    before.end();
    const [stored] = notebooks.values();

    const { autosave, end } = openTab();
    const dropped = autosave.open(rename(start, 'Dropped'));
    expect(await autosave.openStored(stored!.id, { first: true })).toBe(true);
    await autosave.open(start, { first: true });
    await dropped;
    expect(currentDocument().title).toBe('Dropped');
    expect(await autosave.openStored(stored!.id)).toBe(true);
    expect(currentDocument().title).toBe('Kept');
    end();
  });

  it('opened for reading only is never saved', async () => {
    const { notebooks, openTab } = browser();
    const { autosave, end } = openTab();
    await autosave.open(start, { off: true });
    changeSettings({ threshold: 0.7 });
    await pause();
    expect(notebooks.size).toBe(0);
    end();
  });

  it('from a link does not overwrite the one saved before, and stays untrusted after a reload', async () => {
    const { notebooks, openTab } = browser();
    const { autosave, end } = openTab();
    await autosave.open(start);
    changeDocument((document) => rename(document, 'Mine'));
    await autosave.flush();
    await autosave.open(rename(start, 'Theirs'), { untrusted: true });
    await pause();
    expect([...notebooks.values()].map(({ saved }) => saved.title)).toEqual(['Mine']);
    changeSettings({ threshold: 0.4 });
    await autosave.flush();
    const theirs = [...notebooks.values()].find(({ saved }) => saved.title === 'Theirs');
    expect(notebooks.size).toBe(2);
    await autosave.open(start);
    await autosave.openStored(theirs!.id);
    expect(ephemeralStore.getState().untrusted).toBe(true);
    changeEphemeral({ untrusted: false });
    await autosave.open(start);
    await autosave.openStored(theirs!.id);
    expect(ephemeralStore.getState().untrusted).toBe(false);
    end();
  });

  it('is saved by one tab at a time, the one that took it over', async () => {
    const { notebooks, openTab } = browser();
    const [first, second] = [openTab(), openTab()];
    second.end();
    await first.autosave.open(start);
    changeDocument((document) => rename(document, 'Shared'));
    await first.autosave.flush();
    const id = first.autosave.state.id!;
    await second.autosave.openStored(id);
    expect(second.autosave.state.status).toBe('other-tab');
    await second.autosave.takeOver();
    expect([first.autosave.state.status, second.autosave.state.status]).toEqual([
      'other-tab',
      'saved',
    ]);
    changeDocument((document) => rename(document, 'Not by the first'));
    await first.autosave.flush();
    expect(notebooks.get(id)?.saved.title).toBe('Shared');
    first.end();
  });

  it('can be changed if the browser refuses to save, which is reported once', async () => {
    const { openTab, notices } = browser();
    const { autosave, end } = openTab({ put: () => Promise.reject(new Error('The disk is full')) });
    await autosave.open(start);
    for (const threshold of [0.1, 0.2]) {
      changeSettings({ threshold });
      await autosave.flush();
    }
    expect(currentDocument().settings.threshold).toBe(0.2);
    expect(notices).toEqual([expect.stringContaining('The disk is full')]);
    end();
  });

  it('refused for lack of room is saved as soon as there is some', async () => {
    const { notebooks, openTab, notices } = browser();
    let room = false;
    const full = new DOMException('quota', 'QuotaExceededError');
    const { autosave, end } = openTab({
      put: async (stored) => {
        if (!room) throw full;
        notebooks.set(stored.id, stored);
      },
    });
    await autosave.open(start);
    for (const threshold of [0.1, 0.2, 0.3]) {
      room = threshold === 0.3;
      changeSettings({ threshold });
      await autosave.flush();
    }
    expect([...notebooks.values()].map(({ saved }) => saved.settings.threshold)).toEqual([0.3]);
    expect(autosave.state.status).toBe('saved');
    expect(notices).toEqual([expect.stringContaining('no room left')]);
    end();
  });

  it('opens again where choices for its files are undefined, also if an earlier version saved it so', async () => {
    const { notebooks, openTab } = browser();
    const { autosave, end } = openTab();
    const overrides = { role: 'predictions' as const, idColumn: undefined };
    const choices = { overrides, task: undefined, trainingImages: undefined };
    const file = { name: 'a.csv', size: 1, hash: 'ab'.repeat(32), choices };
    await autosave.open(rename(start, 'Mine'), { files: [file] });
    await autosave.saveNow();
    const id = autosave.state.id!;
    const stored = notebooks.get(id)!;
    expect(Object.keys(stored.saved.files[0]!.choices)).toEqual(['overrides']);
    notebooks.set(id, { ...stored, saved: { ...stored.saved, files: [file] } });
    await autosave.open(start);
    expect(await autosave.openStored(id)).toBe(true);
    expect(currentDocument().title).toBe('Mine');
    expect(autosave.state.files[0]!.choices).toEqual({ overrides: { role: 'predictions' } });
    end();
  });

  it('requests its lock once if it is opened twice at the same time', async () => {
    const { openTab, locks } = browser();
    const { autosave, end } = openTab();
    const ids: string[] = [];
    for (const title of ['A', 'B']) {
      await autosave.open(rename(start, title));
      await autosave.saveNow();
      ids.push(autosave.state.id!);
    }
    await autosave.open(start);
    const [a, b] = ids as [string, string];
    await Promise.all([
      autosave.openStored(a),
      autosave.openStored(a),
      autosave.openStored('none'),
    ]);
    expect([autosave.state.id, autosave.state.status]).toEqual([a, 'saved']);
    await Promise.all([autosave.openStored(b), autosave.openStored(a), autosave.openStored(b)]);
    expect([autosave.state.id, autosave.state.status]).toEqual([b, 'saved']);
    expect(currentDocument().title).toBe('B');
    expect([...locks.keys()]).toEqual([b]);
    end();
    expect(locks.size).toBe(0);
  });

  it('that cannot be saved is reported, the first and each one after', async () => {
    const { openTab, notices } = browser();
    const { autosave, end } = openTab({ put: () => Promise.reject(new Error('no')) });
    autosave.refused(new DOMException('no', 'SecurityError'));
    for (const threshold of [0.1, 0.2]) {
      await autosave.open(start);
      changeSettings({ threshold });
      await autosave.flush();
      changeSettings({ threshold: 0.3 });
      await autosave.flush();
    }
    expect(notices).toHaveLength(2);
    end();
  });
});
