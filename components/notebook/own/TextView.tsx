'use client';

import { useLayoutEffect, useRef } from 'react';
import { markdownHtml } from '@/lib/notebook/text/markdown';
import { safeFragment } from '@/lib/notebook/text/safe-html';
import { useInSight } from './use-in-sight';
import { useValues, valuesIn } from './use-values';

interface TextViewProps {
  text: string;
  /** Values are shown as they are written and not asked for. */
  held: boolean;
}

/** Markdown as it is read, with its formulas and values. */
export function TextView({ text, held }: TextViewProps) {
  const ref = useRef<HTMLDivElement>(null);
  const inSight = useInSight(ref);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const fragment = safeFragment(markdownHtml(text));
    for (const value of valuesIn(fragment)) {
      value.textContent = `{{ ${value.dataset.value} }}`;
    }
    element.replaceChildren(fragment);
    if (!element.querySelector('[data-formula], [data-display]')) return;
    void import('./formulas').then(({ typesetFormulas }) => typesetFormulas(element));
  }, [text]);
  useValues(ref, text, inSight && !held);
  return <div ref={ref} className="prose-text max-w-prose" />;
}
