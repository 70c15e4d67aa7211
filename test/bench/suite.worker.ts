import { median } from './measure';
import { syntheticColumns } from './metrics-scores';
import { suite } from './suite-of-metrics';

type Size = MessageEvent<{ images: number; classes: number }>;

addEventListener('message', async ({ data }: Size) => {
  const columns = syntheticColumns(data.images, data.classes, 1);
  postMessage(await median(() => suite(columns), 15));
});
