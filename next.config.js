// BASE_PATH serves the notebook under a sub-path, e.g. BASE_PATH=/longtail for GitHub Pages.
const basePath = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  basePath,
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
};
