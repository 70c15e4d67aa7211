import { InputError } from '@/lib/ingest/input-error';
import { reportTraffic } from '@/lib/ingest/traffic';
import { findPictures } from '../find-pictures';
import { draw } from './draw';
import type { PictureAnswer, PictureRequest } from './protocol';

reportTraffic();

async function answer(request: PictureRequest): Promise<[PictureAnswer, Transferable[]]> {
  if (request.type === 'find') {
    const found = findPictures(request.ids, request.paths);
    return [{ type: 'found', ...found }, [found.first.buffer, found.count.buffer]];
  }
  const drawn = await draw(request);
  return [drawn, [drawn.bitmap]];
}

/** A sentence; the file's name is beside it where it is shown. */
function messageOf(error: unknown): string {
  if (error instanceof InputError) return `This file ${error.problem}.`;
  return error instanceof Error ? error.message : String(error);
}

self.onmessage = async ({ data }: MessageEvent<PictureRequest>) => {
  try {
    const [message, transfer] = await answer(data);
    self.postMessage(message, { transfer });
  } catch (error) {
    const message = messageOf(error);
    self.postMessage({ type: 'refused', message } satisfies PictureAnswer);
  }
};
