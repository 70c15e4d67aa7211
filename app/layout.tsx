import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: 'Longtail Notebook',
  description:
    'Reads the predictions and labels of a long-tailed, multi-label challenge in the browser and shows where models fail. Nothing leaves the browser.',
  referrer: 'no-referrer',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#15171a' },
  ],
};

// The page is one file for every address: what is for no frame must not show in one meanwhile.
const HIDE_UNTIL_EMBEDDED =
  "if (new URLSearchParams(location.search).has('embed')) document.documentElement.dataset.embed = 'waiting';";

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, named by its hash in the policy */}
        <script dangerouslySetInnerHTML={{ __html: HIDE_UNTIL_EMBEDDED }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
