'use client';

import { lazyModule } from '@/components/ui/lazy';

/** The glossary, which the first view does not need. */
export const glossary = lazyModule(() => import('./glossary/TermText'));

/** A text in paragraphs; its terms can be looked up once the glossary is loaded. */
export function AboutText({ paragraphs }: { paragraphs: readonly string[] }) {
  const loaded = glossary.useLoaded();
  if (loaded) return <loaded.TermParagraphs paragraphs={paragraphs} />;
  return paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}
