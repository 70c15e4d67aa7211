import type { Showing } from './dicom/show-grey';
import type { PictureFile } from './folder';
import { askPictureWorker, createPictureWorker } from './worker/ask';
import type { PictureAnswer } from './worker/protocol';

/** Longest side of a drawing in pixels: canvases of this size work everywhere. */
const LONGEST = 4096;

interface Wanted {
  readonly picture: PictureFile;
  readonly showing: Showing;
  resolve(answer: PictureAnswer | null): void;
}

/** Draws one picture at a time, in a worker of its own that remembers the file it decoded last. */
export class PictureDrawer {
  #worker: Worker | null = null;
  #isBusy = false;
  #next: Wanted | null = null;

  /** The drawing; null where another was asked for before this one began. */
  draw(picture: PictureFile, showing: Showing): Promise<PictureAnswer | null> {
    return new Promise((resolve) => {
      this.#next?.resolve(null);
      this.#next = { picture, showing, resolve };
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isBusy || !this.#next) return;
    const { picture, showing, resolve } = this.#next;
    this.#next = null;
    this.#isBusy = true;
    this.#worker ??= createPictureWorker();
    const request = { type: 'draw', picture, longest: LONGEST, showing } as const;
    const answer = await askPictureWorker(this.#worker, request);
    this.#isBusy = false;
    if (answer.type === 'lost') this.close();
    resolve(answer);
    void this.#run();
  }

  /** Ends the worker. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
