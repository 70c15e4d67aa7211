'use client';

import { useEffect, useMemo, useRef } from 'react';
import { Popover } from '@/components/ui/Popover';
import { showError } from '@/lib/notebook/ephemeral';
import { type GlossaryTerm, piecesOf } from '@/lib/notebook/text/glossary';

/** A formula; the code that typesets it is loaded with the first one. */
function Formula({ tex }: { tex: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    import('@/components/cells/user/formulas')
      .then(({ typesetFormulas }) => ref.current && typesetFormulas(ref.current))
      .catch(showError);
  }, []);
  return (
    <div ref={ref} className="mt-2 min-h-12 overflow-x-auto overflow-y-hidden">
      <div data-display={tex} />
    </div>
  );
}

function Term({ text, term }: { text: string; term: GlossaryTerm }) {
  return (
    <Popover
      label={term.term}
      align="start"
      className="w-80"
      trigger={
        <button
          type="button"
          data-in-text
          title={`What is ${text}?`}
          className="cursor-help underline print:no-underline decoration-dotted decoration-soft underline-offset-3 hover:decoration-accent hover:decoration-solid"
        >
          {text}
        </button>
      }
    >
      <p className="font-medium">{term.term}</p>
      <p className="mt-1 text-soft">{term.definition}</p>
      {term.formula && <Formula tex={term.formula} />}
    </Popover>
  );
}

/** Paragraphs in which each term of the glossary can be looked up where it stands first. */
export function TermParagraphs({ paragraphs }: { paragraphs: readonly string[] }) {
  const divided = useMemo(() => {
    const known = new Set<GlossaryTerm>();
    return paragraphs.map((paragraph) => piecesOf(paragraph, known));
  }, [paragraphs]);
  return divided.map((pieces, i) => (
    <p key={paragraphs[i]}>
      {pieces.map(({ text, term }) => (term ? <Term key={text} text={text} term={term} /> : text))}
    </p>
  ));
}
