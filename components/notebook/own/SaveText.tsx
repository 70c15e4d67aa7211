'use client';

import { Download } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '@/components/ui/Button';
import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { useCellInfo } from '../export/cell-info';
import { useExportable } from '../export/exportables';
import { textWithProvenance } from '../export/text-file';
import { valuesIn } from './use-values';

/** A text with its values in place of what asks for them, as they stand on the page. */
function filled(text: string, root: ParentNode | null): string {
  const values = new Map(
    valuesIn(root).map((element) => [element.dataset.value ?? '', element.textContent ?? '']),
  );
  return text.replace(
    /\{\{(.*?)\}\}/gs,
    (whole, source: string) => values.get(source.trim()) ?? whole,
  );
}

interface SaveTextProps {
  text: string;
  /** Where the text stands on the page. */
  place: RefObject<HTMLElement | null>;
}

/** Saves a text as Markdown, its values filled in. */
export function SaveText({ text, place }: SaveTextProps) {
  const cell = useCellInfo();
  const markdown = () => filled(text, place.current);
  useExportable({ kind: 'text', markdown, cell }, place);
  const save = () =>
    saveFile(`${fileName(cell.id)}.md`, textWithProvenance(markdown(), cell), 'text/markdown');
  return (
    <Button look="quiet" onClick={save}>
      <Download size={13} aria-hidden /> Save as Markdown
    </Button>
  );
}
