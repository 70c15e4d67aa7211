import { describe, expect, it } from 'vitest';
import { missingPackages } from '../../lib/cli/prepare/lockfile.mjs';
import { suits, unlistedNativeParts } from '../../lib/cli/prepare/native-parts.mjs';

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

describe('binaries the lockfile does not list', () => {
  const mac = { platform: 'darwin', arch: 'arm64', musl: false };
  const linux = { platform: 'linux', arch: 'x64', musl: false };
  const installed = {
    'node_modules/builder': {
      version: '2.0.0',
      optionalDependencies: {
        '@builder/darwin-arm64': '2.0.0',
        '@builder/darwin-x64': '2.0.0',
        '@builder/linux-x64-gnu': '2.0.0',
        sharp: '^1.0.0',
      },
    },
  };

  it('are found for this system alone', () => {
    expect(unlistedNativeParts(locked, installed, mac)).toEqual(['@builder/darwin-arm64@2.0.0']);
    expect(unlistedNativeParts(locked, installed, linux)).toEqual([]);
  });

  it('are not asked for once they are there', () => {
    const there = { ...installed, 'node_modules/@builder/darwin-arm64': { version: '2.0.0' } };
    expect(unlistedNativeParts(locked, there, mac)).toEqual([]);
  });

  it.each([
    ['@next/swc-linux-x64-gnu', linux, true],
    ['@next/swc-linux-x64-musl', linux, false],
    ['@biomejs/cli-linux-x64', linux, true],
    ['@biomejs/cli-linux-x64', { ...linux, musl: true }, false],
    ['@biomejs/cli-linux-x64-musl', { ...linux, musl: true }, true],
    ['@next/swc-win32-x64-msvc', { platform: 'win32', arch: 'x64', musl: false }, true],
    ['@tailwindcss/oxide-darwin-arm64', mac, true],
    ['lightningcss-linux-arm-gnueabihf', { platform: 'linux', arch: 'arm', musl: false }, false],
    ['fsevents', mac, false],
  ])('%s suits %o: %s', (name, system, expected) => {
    expect(suits(name, system)).toBe(expected);
  });
});
