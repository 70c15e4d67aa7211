import { FrameGuard } from '@/components/notebook/FrameGuard';
import { Notebook } from '@/components/notebook/Notebook';

export default function Page() {
  return (
    <FrameGuard>
      <Notebook />
    </FrameGuard>
  );
}
