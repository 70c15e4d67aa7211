import { Notebook } from '@/components/shell/Notebook';
import { FrameGuard, PlatformNotice } from '@/components/shell/PageGuards';

export default function Page() {
  return (
    <FrameGuard>
      <noscript>
        <p className="p-6">The notebook is a program: it needs JavaScript to be allowed.</p>
      </noscript>
      <PlatformNotice />
      <Notebook />
    </FrameGuard>
  );
}
