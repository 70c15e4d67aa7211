import type { TextData } from '@/lib/ingest/text-column';
import type { GreyWindow } from '../dicom/grey-picture';
import type { Showing } from '../dicom/show-grey';
import type { FoundPictures } from '../find-pictures';
import type { PictureFile } from '../folder';

/** A picture to draw. */
export interface DrawRequest {
  readonly type: 'draw';
  readonly picture: PictureFile;
  /** Longest side of the drawing in pixels; smaller pictures keep their size. */
  readonly longest: number;
  readonly showing: Showing;
}

/** What is asked of a worker; one thing at a time. */
export type PictureRequest =
  | DrawRequest
  | { readonly type: 'find'; readonly ids: TextData; readonly paths: readonly string[] };

/** What is known of a picture that was drawn. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  /** For a picture of grey values shown through a window. */
  readonly grey: {
    readonly window: GreyWindow;
    readonly range: { readonly low: number; readonly high: number };
  } | null;
}

export interface DrawnPicture extends PictureFacts {
  readonly type: 'drawn';
  readonly bitmap: ImageBitmap;
}

export type PictureAnswer =
  | DrawnPicture
  | (FoundPictures & { readonly type: 'found' })
  /** The picture cannot be shown. */
  | { readonly type: 'refused'; readonly message: string }
  /** The worker ended, or came to no end: it is of no more use. */
  | { readonly type: 'lost'; readonly message: string };
