import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  foreignHosts,
  importCycles,
  longFiles,
  roomCycles,
  type Sources,
  wallBreaches,
} from './walls/breaches';
import { importsOf } from './walls/imports';

const root = fileURLToPath(new URL('..', import.meta.url));

function sourcesIn(...folders: string[]): Sources {
  const names = folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  );
  const code = names.filter((name) => /\.(tsx?|mjs|css)$/.test(name)).sort();
  return new Map(code.map((name) => [name, readFileSync(root + name, 'utf8')]));
}

const house = sourcesIn('app', 'components', 'lib', 'data');

describe('the walls of the house', () => {
  it('are all looked at', () => {
    expect(house.size).toBeGreaterThan(50);
    expect([...house].flatMap(([path, text]) => importsOf(path, text)).length).toBeGreaterThan(200);
  });

  it('let imports run downwards only', () => {
    expect(wallBreaches(house)).toEqual([]);
  });

  it('hold no circle of files', () => {
    expect(importCycles(house)).toEqual([]);
  });

  it('hold no circle of rooms', () => {
    expect(roomCycles(house)).toEqual([]);
  });

  it('name no foreign host', () => {
    expect(foreignHosts(house)).toEqual([]);
  });

  it('hold no file of more than 300 lines', () => {
    expect(longFiles(new Map([...house, ...sourcesIn('test')]), 300)).toEqual([]);
  });
});

describe('the watch over the walls', () => {
  const breaches = (path: string, source: string) => wallBreaches(new Map([[path, source]]));

  it('reads every form of import and no comment', () => {
    const source = `
      import * as a from 'a'; import './b.css'; import type { C } from '@/lib/c';
      import {
        d,
      } from "../d.ts";
      export { e } from './e'; export * from './f';
      // import x from 'comment';
      /* import('comment') */
      const g = await import('./g'); new Worker(new URL('./h.worker.ts', import.meta.url));
      export const text = 'import';`;
    expect(importsOf('lib/x/y.ts', source).map(({ target }) => target)).toEqual([
      'a',
      'lib/x/b.css',
      'lib/c',
      'lib/d',
      'lib/x/e',
      'lib/x/f',
      'lib/x/g',
      'lib/x/h.worker',
    ]);
  });

  it.each([
    ['lib/metrics/a.ts', "import { b } from '@/lib/challenge/b';"],
    ['lib/metrics/a.ts', "import { readFileSync } from 'node:fs';"],
    ['lib/ingest/a.ts', "import { b } from '../scoring/b';"],
    ['lib/plots/a.ts', "import { b } from '@/lib/scoring/b';"],
    ['lib/plots/a.ts', "import * as duckdb from '@duckdb/duckdb-wasm';"],
    ['components/ui/a.tsx', "import * as Plot from '@observablehq/plot';"],
    ['components/cells/a/view.tsx', "import { B } from '@/components/cells/b/view';"],
    ['components/cells/shared/a.tsx', "import { B } from '../b/view';"],
    ['components/cells/user/a.tsx', "import { CELLS } from '@/components/cells/registry';"],
    ['lib/notebook/a.ts', "import { useState } from 'react';"],
    ['lib/notebook/a.ts', "import { run } from '@/lib/cli/run.mjs';"],
    ['lib/new/a.ts', "import { b } from '@/lib/ingest/b';"],
  ])('stops %s with %s', (path, source) => {
    expect(breaches(path, source)).toHaveLength(1);
  });

  it.each([
    ['components/cells/registry.ts', "import { bCell } from './b/definition';"],
    ['components/cells/a/view.tsx', "import { B } from '@/components/cells/shared/b';"],
    ['app/page.tsx', "import { Notebook } from '@/components/shell/Notebook';"],
    ['lib/plots/a.ts', "import type { Row } from '@/lib/scoring/result-tables';"],
    ['lib/inference/a.ts', "import { b } from '@/lib/metrics';"],
    ['lib/cli/evaluate.ts', "import { b } from '@/lib/scoring/b';"],
  ])('lets %s through with %s', (path, source) => {
    expect(breaches(path, source)).toEqual([]);
  });

  it('finds circular imports, except of types', () => {
    const circle = (kind: string) =>
      new Map([
        ['lib/ingest/a.ts', "import { b } from './b';"],
        ['lib/ingest/b.ts', `import ${kind}{ a } from './a';`],
      ]);
    expect(importCycles(circle(''))).toEqual([
      'lib/ingest/a.ts -> lib/ingest/b.ts -> lib/ingest/a.ts',
    ]);
    expect(importCycles(circle('type '))).toEqual([]);
  });

  it('finds circles of rooms, also through several files and types', () => {
    const rooms = new Map([
      ['components/ui/a.ts', "import type { B } from '@/components/hooks/b';"],
      ['components/hooks/b.ts', "import { c } from './c';"],
      ['components/hooks/c.ts', "import { D } from '@/components/ui/d';"],
    ]);
    expect(roomCycles(rooms)).toEqual(['components/ui -> components/hooks -> components/ui']);
  });

  it.each([
    ["fetch('https://cdn.example.org/x.js')", ['a.ts names cdn.example.org']],
    ["script.src = '//cdn.example.org/x.js'", ['a.ts names cdn.example.org']],
    ['// see https://example.org', []],
    ["const svg = 'http://www.w3.org/2000/svg';", []],
  ])('finds the hosts in %s', (source, expected) => {
    expect(foreignHosts(new Map([['a.ts', source]]))).toEqual(expected);
  });

  it('counts lines', () => {
    const sources = new Map([
      ['a.ts', 'x\n'.repeat(4)],
      ['b.ts', 'x\n'.repeat(3)],
    ]);
    expect(longFiles(sources, 3)).toEqual(['a.ts: 4 lines']);
  });
});
