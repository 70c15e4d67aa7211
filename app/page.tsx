import { FrameGuard } from '@/components/shell/FrameGuard';
import { Notebook } from '@/components/shell/Notebook';
import { PlatformNotice } from '@/components/shell/PlatformNotice';

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
