'use client';

import { changeView } from '@/components/hooks/view-mode';
import { Button } from '@/components/ui/Button';
import { useKeepingState } from './notebooks/context';

/** From the reading view to the notebook to work in. */
export function ReadingBar() {
  const isKept = useKeepingState((state) => state.status !== 'off');
  const leave = () => {
    changeView('edit');
    // A page opened to read keeps nothing: opened anew, it does.
    if (!isKept) window.location.reload();
  };
  return (
    <Button look="quiet" onClick={leave}>
      Work in this notebook
    </Button>
  );
}
