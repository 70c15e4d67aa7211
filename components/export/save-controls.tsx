'use client';

import { useCallback, useState } from 'react';
import { Button } from '@/components/ui/Button';

type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Runs one save at a time. `save` returns the message that is shown after it. */
export function useSaving() {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const run = useCallback((save: () => Promise<string>) => {
    setSaving({ kind: 'working' });
    save().then(
      (message) => setSaving({ kind: 'done', message }),
      (error) => {
        const message = error instanceof Error ? error.message : String(error);
        setSaving({ kind: 'failed', message });
      },
    );
  }, []);
  return { saving, run };
}

/** Shows how saving went, also to screen readers. */
export function SavingStatus({ saving }: { saving: Saving }) {
  return (
    <div className="mt-2 min-h-5 text-xs">
      <p role="status" className="text-soft">
        {saving.kind === 'working' && 'Saving…'}
        {saving.kind === 'done' && saving.message}
      </p>
      {saving.kind === 'failed' && (
        <p role="alert" className="text-alarm">
          Not saved: {saving.message}
        </p>
      )}
    </div>
  );
}

interface SaveButtonsProps<Format> {
  saving: Saving;
  formats: readonly { readonly label: string; readonly format: Format }[];
  /** Begins the accessible names of the buttons. */
  prefix?: string;
  onSave(format: Format): void;
}

/** A button for each format. */
export function SaveButtons<Format>(props: SaveButtonsProps<Format>) {
  const { saving, formats, prefix, onSave } = props;
  return formats.map(({ label, format }) => (
    <Button
      key={label}
      disabled={saving.kind === 'working'}
      {...(prefix && { 'aria-label': `${prefix} ${label}` })}
      onClick={() => onSave(format)}
    >
      {label}
    </Button>
  ));
}
