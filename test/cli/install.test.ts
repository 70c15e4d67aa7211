import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockedPackages, missingPackages } from '../../lib/cli/prepare/lockfile.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const locked = {
  '': { version: '0.1.0' },
  'node_modules/plot': { version: '1.0.0' },
  'node_modules/builder': { version: '2.0.0' },
  'node_modules/@builder/linux-x64-gnu': { version: '2.0.0', optional: true },
};

describe('what is missing', () => {
  it('is nothing where all required packages are there in the locked version', () => {
    expect(
      missingPackages(locked, { ...locked, 'node_modules/extra': { version: '9.0.0' } }),
    ).toEqual([]);
    const { 'node_modules/@builder/linux-x64-gnu': _, ...others } = locked;
    expect(missingPackages(locked, others)).toEqual([]);
  });

  it('is what is absent or of another version', () => {
    const installed = { 'node_modules/builder': { version: '1.9.0' } };
    expect(missingPackages(locked, installed)).toEqual([
      'node_modules/plot',
      'node_modules/builder',
    ]);
  });
});

describe('the lockfile', () => {
  const packages = lockedPackages(root);

  it('lists the binaries of every system, whichever it was written on', () => {
    const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).map((name) => ({ path, name })),
    );
    const absent = wanted.filter(
      ({ path, name }) =>
        !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    );
    expect(wanted.length).toBeGreaterThan(50);
    expect(absent).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(packages).filter((entry) => 'resolved' in entry)).toEqual([]);
  });
});
