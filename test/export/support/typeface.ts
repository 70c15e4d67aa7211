import { readFileSync } from 'node:fs';
import { faceWidth, readFace, type Typeface } from '@/lib/export/font/typeface';
import type { TextMeasure } from '@/lib/plots/core/text';

function face(name: string) {
  return readFace(new Uint8Array(readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${name}.ttf`)));
}

export const typeface: Typeface = { normal: face('DejaVuSans'), bold: face('DejaVuSans-Bold') };

/** Width of a text in the font of the files. */
export const width: TextMeasure = (text, size, weight) => faceWidth(typeface[weight], text, size);
