'use client';

import { useLayoutEffect, useRef } from 'react';
import { useUserCellState, useVisible } from '@/components/export/all-cells';
import { useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { markdownHtml } from '@/lib/notebook/text/markdown';
import { safeFragment } from '@/lib/notebook/text/safe-html';
import { filledText, useValues, valuesIn } from './use-values';

interface TextViewProps {
  text: string;
  /** Values are not queried but shown as written. */
  untrusted: boolean;
}

/** Rendered Markdown with formulas and values. */
export function TextView({ text, untrusted }: TextViewProps) {
  const ref = useRef<HTMLDivElement>(null);
  const visible = useVisible(ref);
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
  const upToDate = useValues(ref, text, visible && !untrusted);
  const cell = useCellInfo();
  const markdown = () => filledText(text, ref.current);
  useExportable(text.trim() === '' ? null : { kind: 'text', markdown, cell }, ref);
  const asks = untrusted && valuesIn(ref.current).length > 0;
  const missing = asks
    ? 'its values were not queried: the queries have not been allowed to run'
    : null;
  useUserCellState({ title: cell.title, upToDate, missing });
  return <div ref={ref} className="prose-text max-w-prose" />;
}
