'use client';

import { useLayoutEffect, useRef } from 'react';
import { useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { useOwnState } from '@/components/export/out-of-sight';
import { markdownHtml } from '@/lib/notebook/text/markdown';
import { safeFragment } from '@/lib/notebook/text/safe-html';
import { filledText } from './filled-text';
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
  const settled = useValues(ref, text, inSight && !held);
  const cell = useCellInfo();
  const markdown = () => filledText(text, ref.current);
  useExportable(text.trim() === '' ? null : { kind: 'text', markdown, cell }, ref);
  const asks = held && valuesIn(ref.current).length > 0;
  const lacking = asks
    ? 'its values were not asked for: queries wait until they are let run'
    : null;
  useOwnState({ title: cell.title, settled, lacking });
  return <div ref={ref} className="prose-text max-w-prose" />;
}
