import type { Noun } from './challenge';

/** `image` and `images` as words of a text, not as parts of a file's name. */
const IMAGES = /(?<![\w\-./\\"'])(an )?(images?)(?![\w\-/\\"']|\.\w)/gi;

const capital = (word: string, like: string) =>
  /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

/**
 * A text about images in the words of a challenge whose rows are something else.
 *
 * @example inItems('an image of 3 images', { one: 'track', many: 'tracks' }) // 'a track of 3 tracks'
 */
export function inItems(text: string, item: Noun): string {
  if (item.one === 'image' && item.many === 'images') return text;
  return text.replace(IMAGES, (_, article: string | undefined, word: string) => {
    const noun = word.toLowerCase() === 'image' ? item.one : item.many;
    if (!article) return capital(noun, word);
    return `${capital(/^[aeiou]/i.test(noun) ? 'an' : 'a', article)} ${noun}`;
  });
}
