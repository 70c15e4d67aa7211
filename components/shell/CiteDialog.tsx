'use client';

import { Copy } from 'lucide-react';
import { useView } from '@/components/hooks/context';
import { useDocument } from '@/components/hooks/document';
import { usePublishedShown } from '@/components/hooks/published';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { showError } from '@/lib/notebook/ephemeral';
import { FULL_CITATION } from '@/lib/notebook/published/citation';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** Where the page is, without what its address says of files; null on the reader's own machine. */
function publicAddress({ hostname, origin, pathname, protocol }: Location): string | null {
  const isLocal = protocol === 'file:' || /^(localhost|127\.|\[::1\])/.test(hostname);
  return isLocal ? null : `${origin}${pathname}`;
}

/** What to cite for what is on the page, with the reason for each. */
function useCitations(): { readonly why: string; readonly text: string }[] {
  const title = useDocument((document) => document.title);
  const isPublished = usePublishedShown();
  const { task, files } = useView();
  const day = DAY.format(new Date());
  const address = publicAddress(window.location);
  const where = address ? `${address}, viewed on ${day}` : `run locally on ${day}`;
  const isTwin = files.sources.some(({ origin }) => origin === 'built-in');
  const own = task?.recognised.challenge?.citation;
  const isPaper = own !== undefined && FULL_CITATION.startsWith(own);
  const usesPaper = isPublished || isTwin || isPaper;
  return [
    { why: 'This page', text: `${title ? `“${title}”, ` : ''}Longtail Notebook, ${where}.` },
    ...(usesPaper
      ? [{ why: 'The challenge and its published results', text: `${FULL_CITATION}.` }]
      : []),
    ...(own && !isPaper ? [{ why: 'The challenge', text: `${own}.` }] : []),
  ];
}

/** How to cite the page and what it shows. */
export function CiteDialog({ onClose }: { onClose(): void }) {
  const citations = useCitations();
  const copy = (text: string) => void navigator.clipboard.writeText(text).catch(showError);
  return (
    <Dialog
      title="How to cite this page"
      about="Cite the page for its figures, and the paper for the challenge and its results."
      onClose={onClose}
    >
      <dl className="space-y-4 text-sm">
        {citations.map(({ why, text }) => (
          <div key={why}>
            <dt className="font-medium">{why}</dt>
            <dd className="mt-1 flex items-start gap-3">
              <span className="min-w-0 flex-1 select-all break-words text-soft">{text}</span>
              <Button aria-label={`Copy: ${why}`} onClick={() => copy(text)}>
                <Copy size={14} aria-hidden /> Copy
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
