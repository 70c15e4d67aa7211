'use client';

import { useSession, useSessionState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { openBuiltInFiles } from '@/lib/notebook/session/built-in';
import { shownOrigins } from '@/lib/notebook/session/evaluations';
import { countOf, sizeText } from '@/lib/plots/core/format';

/**
 * Opens the files of the synthetic twin, of which only results are here, and says how much is
 * downloaded. Null once the files are here, and where the notebook does not show the twin.
 */
export function OpenBuiltInFiles() {
  const session = useSession();
  const unopened = useSessionState((state) =>
    shownOrigins(state).includes('built-in') ? state.unopened : null,
  );
  if (!unopened || unopened.length === 0) return null;
  const bytes = unopened.reduce((sum, { file }) => sum + file.size, 0);
  return (
    <Button data-action="open-built-in" onClick={() => void openBuiltInFiles(session)}>
      Open the {countOf(unopened.length, 'file')} of the synthetic twin ({sizeText(bytes)})
    </Button>
  );
}
