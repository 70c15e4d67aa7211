import { lazyModule } from '@/components/ui/lazy';

/** Id of the text that says how to move a cell; it is in the document with the code of dragging. */
export const MOVE_HINT = 'move-cells';

/** The code of dragging; until it is loaded, no handle does anything. */
export const dragLayer = lazyModule(() => import('./DragLayer'));
