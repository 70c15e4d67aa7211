import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldStore, setHeld } from '@/lib/notebook/document/held';
import { initialDocument } from '@/lib/notebook/document/initial';
import { rename } from '@/lib/notebook/document/operations';
import { changeDocument, currentDocument, undoChange } from '@/lib/notebook/document/store';
import { Keeper } from '@/lib/notebook/persistence/keeper';
import { NotebookList } from '@/lib/notebook/persistence/notebook-list';
import type { KeptNotebook, Shelf } from '@/lib/notebook/persistence/shelf';
import { changeSettings, settingsStore } from '@/lib/notebook/settings';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { changeUncertainty, uncertaintySettings } from '@/lib/notebook/uncertainty/store';
import { BUILT_IN } from './documents';
import { workspaceInNode } from './support';

const start = initialDocument(BUILT_IN);

const noFolder = {
  isThere: false,
  makeLasting: () => Promise.resolve(),
  keep: () => Promise.reject(new Error('no folder')),
  read: () => Promise.resolve(null),
  sizes: () => Promise.resolve(new Map<string, number>()),
  remove: () => Promise.resolve(),
  removeAll: () => Promise.resolve(),
};

/** A shelf in memory, and locks that several tabs share. */
function browser() {
  const notebooks = new Map<string, KeptNotebook>();
  const locks = new Map<string, () => void>();
  const shelf: Shelf = {
    get: async (id) => notebooks.get(id),
    put: async (notebook) => void notebooks.set(notebook.id, structuredClone(notebook)),
    update: async (id, change) => {
      const kept = notebooks.get(id);
      if (kept) notebooks.set(id, change(kept));
    },
    remove: async (id) => void notebooks.delete(id),
    list: async () => [...notebooks.values()].sort((a, b) => b.changed - a.changed),
  };
  const told: string[] = [];
  const openTab = (over: Partial<Shelf> = {}) => {
    const keeper = new Keeper({
      workspace: workspaceInNode(),
      shelf: { ...shelf, ...over },
      folder: noFolder,
      askForLock: async (id, { steal = false, onLost }) => {
        const lose = locks.get(id);
        const isGiven = steal || !lose;
        if (isGiven) locks.set(id, onLost);
        // Decided when asked, answered later.
        for (let i = 0; i < 50; i++) await null;
        if (!isGiven) return null;
        lose?.();
        return { release: () => void (locks.get(id) === onLost && locks.delete(id)) };
      },
      complete: (document) => document,
      tell: (text) => told.push(text),
    });
    return { keeper, list: new NotebookList(keeper, shelf, noFolder), end: keeper.follow() };
  };
  return { notebooks, openTab, told, locks };
}

beforeEach(() => {
  vi.useFakeTimers();
  setHeld(false);
});
afterEach(() => vi.useRealTimers());

const pause = () => vi.advanceTimersByTimeAsync(1000);

describe('a notebook', () => {
  it('is kept from its first change on, and every change after', async () => {
    const { notebooks, openTab } = browser();
    const { keeper, end } = openTab();
    await keeper.open(start);
    await pause();
    expect(notebooks.size).toBe(0);
    changeSettings({ threshold: 0.3 });
    await pause();
    changeUncertainty({ seed: 12, level: 0.9 });
    changeDocument((document) => rename(document, 'Rare'));
    await keeper.flush();
    const [kept] = notebooks.values();
    expect(kept?.saved).toMatchObject({ title: 'Rare', settings: { threshold: 0.3 } });
    expect(notebooks.size).toBe(1);

    await keeper.open(start);
    expect(settingsStore.getState().threshold).toBe(0.5);
    expect(uncertaintySettings.getState()).toEqual(DEFAULT_UNCERTAINTY);
    await keeper.openKept(kept!.id);
    expect(currentDocument().title).toBe('Rare');
    expect(settingsStore.getState().threshold).toBe(0.3);
    expect(uncertaintySettings.getState()).toMatchObject({ seed: 12, level: 0.9 });
    changeUncertainty({ shown: false });
    undoChange();
    expect(uncertaintySettings.getState().shown).toBe(true);
    end();
  });

  it('opened by a quick reader is not taken away by the one the page begins with', async () => {
    const { notebooks, openTab } = browser();
    const before = openTab();
    await before.keeper.open(start);
    changeDocument((document) => rename(document, 'Kept'));
    await before.keeper.flush();
    before.end();
    const [kept] = notebooks.values();

    const { keeper, end } = openTab();
    const dropped = keeper.open(rename(start, 'Dropped'));
    expect(await keeper.openKept(kept!.id, { first: true })).toBe(true);
    await keeper.open(start, { first: true });
    await dropped;
    expect(currentDocument().title).toBe('Dropped');
    expect(await keeper.openKept(kept!.id)).toBe(true);
    expect(currentDocument().title).toBe('Kept');
    end();
  });

  it('that is only looked at is never kept', async () => {
    const { notebooks, openTab } = browser();
    const { keeper, end } = openTab();
    await keeper.open(start, { off: true });
    changeSettings({ threshold: 0.7 });
    await pause();
    expect(notebooks.size).toBe(0);
    end();
  });

  it('from a link is another than the one kept before, and stays held over a reload', async () => {
    const { notebooks, openTab } = browser();
    const { keeper, end } = openTab();
    await keeper.open(start);
    changeDocument((document) => rename(document, 'Mine'));
    await keeper.flush();
    await keeper.open(rename(start, 'Theirs'), { held: true });
    await pause();
    expect([...notebooks.values()].map(({ saved }) => saved.title)).toEqual(['Mine']);
    changeSettings({ threshold: 0.4 });
    await keeper.flush();
    const theirs = [...notebooks.values()].find(({ saved }) => saved.title === 'Theirs');
    expect(notebooks.size).toBe(2);
    await keeper.open(start);
    await keeper.openKept(theirs!.id);
    expect(heldStore.getState().held).toBe(true);
    setHeld(false);
    await keeper.open(start);
    await keeper.openKept(theirs!.id);
    expect(heldStore.getState().held).toBe(false);
    end();
  });

  it('is written by one tab at a time, whichever took it over', async () => {
    const { notebooks, openTab } = browser();
    const [first, second] = [openTab(), openTab()];
    second.end();
    await first.keeper.open(start);
    changeDocument((document) => rename(document, 'Shared'));
    await first.keeper.flush();
    const id = first.keeper.state.id!;
    await second.keeper.openKept(id);
    expect(second.keeper.state.status).toBe('elsewhere');
    await second.keeper.takeOver();
    expect([first.keeper.state.status, second.keeper.state.status]).toEqual(['elsewhere', 'kept']);
    changeDocument((document) => rename(document, 'Not by the first'));
    await first.keeper.flush();
    expect(notebooks.get(id)?.saved.title).toBe('Shared');
    first.end();
  });

  it('goes on where the browser keeps nothing, and says so once', async () => {
    const { openTab, told } = browser();
    const { keeper, end } = openTab({ put: () => Promise.reject(new Error('The disk is full')) });
    await keeper.open(start);
    for (const threshold of [0.1, 0.2]) {
      changeSettings({ threshold });
      await keeper.flush();
    }
    expect(currentDocument().settings.threshold).toBe(0.2);
    expect(told).toEqual([expect.stringContaining('The disk is full')]);
    end();
  });

  it('refused for want of room is kept as soon as there is some', async () => {
    const { notebooks, openTab, told } = browser();
    let room = false;
    const full = new DOMException('quota', 'QuotaExceededError');
    const { keeper, end } = openTab({
      put: async (kept) => {
        if (!room) throw full;
        notebooks.set(kept.id, kept);
      },
    });
    await keeper.open(start);
    for (const threshold of [0.1, 0.2, 0.3]) {
      room = threshold === 0.3;
      changeSettings({ threshold });
      await keeper.flush();
    }
    expect([...notebooks.values()].map(({ saved }) => saved.settings.threshold)).toEqual([0.3]);
    expect(keeper.state.status).toBe('kept');
    expect(told).toEqual([expect.stringContaining('no room left')]);
    end();
  });

  it('opens again whatever was chosen for its files and taken back, also where kept earlier', async () => {
    const { notebooks, openTab } = browser();
    const { keeper, end } = openTab();
    const overrides = { role: 'predictions' as const, idColumn: undefined };
    const choices = { overrides, task: undefined, trainingImages: undefined };
    const file = { name: 'a.csv', size: 1, hash: 'ab'.repeat(32), choices };
    await keeper.open(rename(start, 'Mine'), { files: [file] });
    await keeper.keepNow();
    const id = keeper.state.id!;
    const kept = notebooks.get(id)!;
    expect(Object.keys(kept.saved.files[0]!.choices)).toEqual(['overrides']);
    notebooks.set(id, { ...kept, saved: { ...kept.saved, files: [file] } });
    await keeper.open(start);
    expect(await keeper.openKept(id)).toBe(true);
    expect(currentDocument().title).toBe('Mine');
    expect(keeper.state.files[0]!.choices).toEqual({ overrides: { role: 'predictions' } });
    end();
  });

  it('opened twice at once, or after another, is open here: its lock is asked for once', async () => {
    const { openTab, locks } = browser();
    const { keeper, end } = openTab();
    const ids: string[] = [];
    for (const title of ['A', 'B']) {
      await keeper.open(rename(start, title));
      await keeper.keepNow();
      ids.push(keeper.state.id!);
    }
    await keeper.open(start);
    const [a, b] = ids as [string, string];
    await Promise.all([keeper.openKept(a), keeper.openKept(a), keeper.openKept('none')]);
    expect([keeper.state.id, keeper.state.status]).toEqual([a, 'kept']);
    await Promise.all([keeper.openKept(b), keeper.openKept(a), keeper.openKept(b)]);
    expect([keeper.state.id, keeper.state.status]).toEqual([b, 'kept']);
    expect(currentDocument().title).toBe('B');
    expect([...locks.keys()]).toEqual([b]);
    end();
    expect(locks.size).toBe(0);
  });

  it('that cannot be kept is told of, be it the first or the next', async () => {
    const { openTab, told } = browser();
    const { keeper, end } = openTab({ put: () => Promise.reject(new Error('no')) });
    keeper.refused(new DOMException('no', 'SecurityError'));
    for (const threshold of [0.1, 0.2]) {
      await keeper.open(start);
      changeSettings({ threshold });
      await keeper.flush();
      changeSettings({ threshold: 0.3 });
      await keeper.flush();
    }
    expect(told).toHaveLength(2);
    end();
  });

  it('is renamed and copied as it is now, not as it was listed', async () => {
    const { notebooks, openTab } = browser();
    const { keeper, list, end } = openTab();
    await keeper.open(rename(start, 'A'));
    await keeper.keepNow();
    const [listed] = await list.all();
    await keeper.open(start);
    const settings = { ...listed!.saved.settings, threshold: 0.9 };
    const elsewhere = { ...listed!, saved: { ...listed!.saved, title: 'A2', settings } };
    notebooks.set(listed!.id, elsewhere);
    await list.rename(listed!, 'A');
    expect(notebooks.get(listed!.id)).toBe(elsewhere);
    await list.rename(listed!, 'B');
    expect(notebooks.get(listed!.id)?.saved).toMatchObject({ title: 'B', settings });
    await list.duplicate(listed!);
    const copy = [...notebooks.values()].at(-1);
    expect(copy?.saved).toMatchObject({ title: 'B (copy)', settings });
    end();
  });

  it('can be copied and renamed in the list', async () => {
    const { openTab } = browser();
    const { keeper, list, end } = openTab();
    await keeper.open(start);
    changeDocument((document) => rename(document, 'A'));
    const [kept] = await list.all();
    await list.duplicate(kept!);
    const copy = (await list.all()).find(({ id }) => id !== kept!.id);
    await list.rename(copy!, 'B');
    expect((await list.all()).map(({ saved }) => saved.title).sort()).toEqual(['A', 'B']);
    await list.rename(kept!, 'C');
    expect(currentDocument().title).toBe('C');
    await list.remove(copy!);
    expect(await list.all()).toHaveLength(1);
    end();
  });
});
