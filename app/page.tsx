import { FrameGuard } from '@/components/notebook/FrameGuard';
import { Notebook } from '@/components/notebook/Notebook';
import { PlatformNotice } from '@/components/notebook/PlatformNotice';

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
