import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { GLOSSARY, type GlossaryTerm, piecesOf } from '@/lib/notebook/text/glossary';

const terms = (text: string, known = new Set<GlossaryTerm>()) =>
  piecesOf(text, known).flatMap((piece) => (piece.term ? [[piece.text, piece.term.term]] : []));

describe('the glossary', () => {
  it('finds terms as whole words, the longest first, each once', () => {
    expect(terms('Macro FNR, FNR and mAP; the mAP of maps, AP50 and AP.')).toEqual([
      ['Macro FNR', 'Macro FNR'],
      ['FNR', 'False negative rate (FNR)'],
      ['mAP', 'Mean average precision (mAP)'],
      ['AP', 'Average precision (AP)'],
    ]);
  });

  it('marks no term a second time in a further text, also not written otherwise', () => {
    const known = new Set<GlossaryTerm>();
    expect(terms('average precision (AP)', known)).toHaveLength(1);
    expect(terms('AP of each class', known)).toEqual([]);
  });

  it('keeps every character of a text', () => {
    for (const text of ['', 'ECE', 'The ECE, by band; 95 % confidence intervals of ECE.']) {
      const pieces = piecesOf(text, new Set());
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }
  });

  it('writes each term in one way only, and each formula as TeX that can be typeset', () => {
    const written = GLOSSARY.flatMap((term) => term.written);
    expect(new Set(written).size).toBe(written.length);
    for (const { formula } of GLOSSARY) {
      if (formula) expect(katex.renderToString(formula)).toContain('katex');
    }
  });
});
