'use client';

import { useEffect, useState } from 'react';
import { useSettings } from '@/components/hooks/context';
import { lazyModule } from '@/components/ui/lazy';

const put = lazyModule(() => import('./PutThresholds').then((m) => m.PutThresholds));

/** Loads what puts tuned thresholds in force with their first use. */
export function TunedThresholds() {
  const tuned = useSettings((settings) => settings.tuned);
  const [isUsed, setIsUsed] = useState(tuned);
  if (tuned && !isUsed) setIsUsed(true);
  useEffect(() => {
    if (isUsed) put.preload();
  }, [isUsed]);
  const Put = put.useLoaded();
  return isUsed && Put ? <Put /> : null;
}
