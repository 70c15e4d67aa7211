import type { Cohort } from './cohort';
import { normals, stream } from './random';

/**
 * Shares of variance in an image's ease for one team and class: what the study shows, what the image
 * shows (both the same for all teams), and the team's own eye.
 */
const SHARE = { study: 0.45, image: 0.35, team: 0.2 };

/** How easily each image is scored high for a class, as all teams see it. */
export function sharedEase(
  cohort: Cohort,
  latent: Float32Array,
  seed: number,
  name: string,
): Float32Array {
  const ease = normals(stream(seed, 'image', name), cohort.views.length);
  const [study, image] = [Math.sqrt(SHARE.study), Math.sqrt(SHARE.image)];
  for (let i = 0; i < ease.length; i++) {
    ease[i] = study * latent[cohort.studyOf[i]!]! + image * ease[i]!;
  }
  return ease;
}

/** Ease of the given images for one team. */
export function teamEase(
  shared: Float32Array,
  images: ArrayLike<number>,
  seed: number,
  ...key: readonly string[]
): Float32Array {
  const ease = normals(stream(seed, 'team', ...key), images.length);
  const team = Math.sqrt(SHARE.team);
  for (let row = 0; row < ease.length; row++) {
    ease[row] = shared[images[row]!]! + team * ease[row]!;
  }
  return ease;
}
