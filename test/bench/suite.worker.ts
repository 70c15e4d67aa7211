import { median } from './measure';
import { suite } from './suite-of-metrics';
import { syntheticColumns } from './synthetic';

type Size = MessageEvent<{ images: number; classes: number }>;

addEventListener('message', async ({ data }: Size) => {
  const columns = syntheticColumns(data.images, data.classes, 1);
  postMessage(await median(() => suite(columns), 15));
});
