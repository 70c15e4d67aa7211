import { normalBasePath } from './lib/cli/base-path.mjs';

// BASE_PATH serves the notebook under a sub-path, e.g. BASE_PATH=/longtail for GitHub Pages.
const basePath = normalBasePath(process.env.BASE_PATH);

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
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
};
