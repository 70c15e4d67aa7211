import { expect, it } from 'vitest';
import { inItems } from '@/lib/challenge/words';

const track = { one: 'track', many: 'tracks' };
const exam = { one: 'exam', many: 'exams' };

it.each([
  ['3 images of 1 image', '3 tracks of 1 track'],
  ['An image and an image.', 'A track and a track.'],
  ['Images with a known label', 'Tracks with a known label'],
  [
    'image-1.png, image_2, my/images/a.csv and "image"',
    'image-1.png, image_2, my/images/a.csv and "image"',
  ],
  ['images.csv', 'images.csv'],
  ['the images. More images', 'the tracks. More tracks'],
])('says %j as %j', (text, expected) => {
  expect(inItems(text, track)).toBe(expected);
});

it('keeps articles right, and images as they are', () => {
  expect(inItems('an image', exam)).toBe('an exam');
  expect(inItems('an image', { one: 'image', many: 'images' })).toBe('an image');
});
