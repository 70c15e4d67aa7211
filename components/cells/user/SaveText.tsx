'use client';

import { Download } from 'lucide-react';
import type { RefObject } from 'react';
import { useCellInfo } from '@/components/export/cell-info';
import { textWithProvenance } from '@/components/export/text-file';
import { Button } from '@/components/ui/Button';
import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { filledText } from './filled-text';

interface SaveTextProps {
  text: string;
  /** Where the text stands on the page. */
  place: RefObject<HTMLElement | null>;
}

/** Saves a text as Markdown, its values filled in. */
export function SaveText({ text, place }: SaveTextProps) {
  const cell = useCellInfo();
  const save = () =>
    saveFile(
      `${fileName(cell.id)}.md`,
      textWithProvenance(filledText(text, place.current), cell),
      'text/markdown',
    );
  return (
    <Button look="quiet" onClick={save}>
      <Download size={13} aria-hidden /> Save as Markdown
    </Button>
  );
}
