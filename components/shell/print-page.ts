import { withAllCells } from '@/components/export/all-cells';
import { changeEphemeral, showNotice } from '@/lib/notebook/ephemeral';

/** The print that is being prepared. */
let running: AbortController | null = null;

const nextFrame = () => new Promise((drawn) => requestAnimationFrame(drawn));

/** Prints the page once all of its cells are computed, also those that were never in sight. */
export async function printPage(): Promise<void> {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  showNotice('Computing what is out of sight. Then the page is printed.');
  try {
    await withAllCells(signal, async () => {
      changeEphemeral({ notice: null });
      await nextFrame();
      window.print();
    });
  } catch (error) {
    // A second request has taken its place.
    if (!signal.aborted) throw error;
  }
}
