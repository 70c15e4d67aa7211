import { join } from 'node:path';
import { writeFiles } from './files';
import { type Measurement, median } from './measure';
import { openBenchReader, scoreFiles } from './pipeline';
import { syntheticColumns } from './synthetic';

/** Sizes over three decades, one of images, classes and teams at a time. */
const GROWTH: readonly { readonly grows: string; readonly sizes: readonly Size[] }[] = [
  { grows: 'images', sizes: [1e3, 1e4, 1e5, 1e6].map((images) => ({ images, classes: 5 })) },
  { grows: 'classes', sizes: [1, 10, 100, 1000].map((classes) => ({ images: 2000, classes })) },
  {
    grows: 'teams',
    sizes: [1, 10, 100, 1000].map((teams) => ({ images: 1000, classes: 5, teams })),
  },
];

interface Size {
  readonly images: number;
  readonly classes: number;
  readonly teams?: number;
}

/** Files to result tables on one thread: time by score stays the same where growth is linear. */
export async function measureGrowth(folder: string): Promise<Measurement[]> {
  const reader = openBenchReader();
  const found: Measurement[] = [];
  for (const { grows, sizes } of GROWTH) {
    for (const { images, classes, teams = 1 } of sizes) {
      const path = join(folder, `${images}-${classes}-${teams}`);
      const files = writeFiles(path, syntheticColumns(images, classes, 3), teams, 'parquet');
      const milliseconds = await median(() => scoreFiles(reader, files), 3);
      const each = (milliseconds * 1e6) / (images * classes * teams);
      found.push({
        section: `growth in ${grows}, files to result tables, one thread`,
        what: `${images} images, ${classes} classes, ${teams} teams`,
        milliseconds,
        note: `${each.toFixed(1)} ns a score`,
      });
    }
  }
  await reader.close();
  return found;
}
