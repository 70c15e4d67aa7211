'use client';

import { Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { CodeEditor } from '@/components/ui/CodeEditor';
import type { TextCell } from '@/lib/notebook/document/types';
import { SaveText } from './SaveText';
import { TextView } from './TextView';

interface TextCellBodyProps {
  cell: TextCell;
  onChange(change: Partial<Pick<TextCell, 'text'>>): void;
  /** No query may run yet: the reader has not let them. */
  held?: boolean;
  /** The text is read, not edited. */
  readOnly?: boolean;
}

/** Prose of the reader's: read until it is asked to be edited, then edited beside what comes of it. */
export function TextCellBody({
  cell,
  onChange,
  held = false,
  readOnly = false,
}: TextCellBodyProps) {
  const { text } = cell;
  const place = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState(text === '' && !readOnly);
  // The editor goes, and with it the focus: it is handed to the button that brings it back.
  const [left, setLeft] = useState(false);
  const leave = () => {
    setLeft(true);
    setEditing(false);
  };
  if (!editing || readOnly) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the button below does the same
      <div
        onDoubleClick={() => {
          if (!readOnly) setEditing(true);
        }}
      >
        {text.trim() === '' ? (
          <p className="text-soft">An empty text.</p>
        ) : (
          <div ref={place}>
            <TextView text={text} held={held} />
          </div>
        )}
        {!readOnly && (
          <div className="mt-2 -ml-2.5 flex flex-wrap gap-2">
            <Button look="quiet" autoFocus={left} onClick={() => setEditing(true)}>
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
        <TextView text={text} held={held} />
      </div>
      <Button look="strong" className="mt-2" onClick={leave}>
        Done
      </Button>
    </div>
  );
}
