import { readFileSync } from 'node:fs';
import { normalBasePath } from './lib/cli/base-path.mjs';

// BASE_PATH serves the notebook under a sub-path, e.g. BASE_PATH=/longtail for GitHub Pages.
const basePath = normalBasePath(process.env.BASE_PATH);

// What a paper pack's README says it was made with. All versions are pinned, so these are those used.
const { version, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const named = [
  '@duckdb/duckdb-wasm',
  'parquet-wasm',
  'apache-arrow',
  '@observablehq/plot',
  'jspdf',
  'svg2pdf.js',
];
const versions = Object.fromEntries(
  named.map((name) => [name, { ...dependencies, ...devDependencies }[name]]),
);

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  // Where the export goes instead of out/; the build itself stays in .next.
  ...(process.env.OUT_DIR ? { distDir: process.env.OUT_DIR } : {}),
  basePath,
  // Types are checked once, over the whole project, by npm test.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  env: {
    NEXT_PUBLIC_BASE_PATH: basePath,
    NEXT_PUBLIC_VERSIONS: JSON.stringify({ 'Longtail Notebook': version, ...versions }),
  },
};
