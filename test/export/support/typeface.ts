import { readFileSync } from 'node:fs';
import { faceWidth, readFace, type Typeface } from '@/lib/export/font/typeface';

function face(name: string) {
  return readFace(new Uint8Array(readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${name}.ttf`)));
}

export const typeface: Typeface = { normal: face('DejaVuSans'), bold: face('DejaVuSans-Bold') };

export function width(text: string, size: number): number {
  return faceWidth(typeface.normal, text, size);
}
