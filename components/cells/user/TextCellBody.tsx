'use client';

import { Download, Pencil } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { textWithProvenance, useCellInfo } from '@/components/export/cell-info';
import { Button } from '@/components/ui/Button';
import { CodeEditor } from '@/components/ui/CodeEditor';
import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import type { TextCell } from '@/lib/notebook/document/types';
import { TextView } from './TextView';
import { filledText } from './use-values';

interface SaveTextProps {
  text: string;
  /** The rendered text. */
  place: RefObject<HTMLElement | null>;
}

/** Saves a text with its values as Markdown. */
function SaveText({ text, place }: SaveTextProps) {
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

interface TextCellBodyProps {
  cell: TextCell;
  onChange(change: Partial<Pick<TextCell, 'text'>>): void;
  /** No query may run before the user agrees. */
  untrusted?: boolean;
  /** Without controls. */
  readOnly?: boolean;
}

/** A Markdown text, shown as text or edited beside a preview. */
export function TextCellBody({
  cell,
  onChange,
  untrusted = false,
  readOnly = false,
}: TextCellBodyProps) {
  const { text } = cell;
  const place = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState(text === '' && !readOnly);
  // The editor is removed with its focus: the button that opened it gets the focus.
  const [wasEdited, setWasEdited] = useState(false);
  const leave = () => {
    setWasEdited(true);
    setEditing(false);
  };
  if (!editing || readOnly) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button below
      <div
        onDoubleClick={() => {
          if (!readOnly) setEditing(true);
        }}
      >
        {text.trim() === '' ? (
          <p className="text-soft">Empty text.</p>
        ) : (
          <div ref={place}>
            <TextView text={text} untrusted={untrusted} />
          </div>
        )}
        {!readOnly && (
          <div className="mt-2 -ml-2.5 flex flex-wrap gap-2">
            <Button look="quiet" autoFocus={wasEdited} onClick={() => setEditing(true)}>
              <Pencil size={13} aria-hidden /> Edit text
            </Button>
            {text.trim() !== '' && <SaveText text={text} place={place} />}
          </div>
        )}
      </div>
    );
  }
  return (
    <div>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <CodeEditor
          label="Text"
          language="text"
          value={text}
          placeholder="Markdown. Formulas as $x^2$, values as {{ team_metrics.map where team = 'A' | .3 }}"
          autoFocus
          onChange={(next) => onChange({ text: next })}
          onRun={leave}
          onLeave={leave}
        />
        <TextView text={text} untrusted={untrusted} />
      </div>
      <Button look="strong" className="mt-2" onClick={leave}>
        Done
      </Button>
    </div>
  );
}
