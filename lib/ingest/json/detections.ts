import { InputError } from '../input-error';
import { isList, isObject, type Json } from './parse';

const EXPECTED = 'a table with a row for each image and a column for each class';

/** Annotations and detections of COCO: what they are, and Python that makes a table of them. */
const FORMATS = [
  {
    what: 'a COCO annotation file',
    isIt: (json: Json) =>
      isObject(json) && isList(json.images) && isList(json.annotations) && isList(json.categories),
    remedy: 'Make an image positive for each class that it has an annotation of',
    python:
      'i = {x["id"]: x["file_name"] for x in c["images"]}; k = {x["id"]: x["name"] for x in c["categories"]}; a = pd.DataFrame(c["annotations"]); pd.crosstab(a.image_id.map(i), a.category_id.map(k)).clip(upper=1).reindex(index=list(i.values()), columns=list(k.values()), fill_value=0).rename_axis("image_id")',
  },
  {
    what: 'a list of COCO detections, which are boxes',
    isIt: (json: Json) => {
      const isDetection = (one: Json) =>
        isObject(one) && ['image_id', 'category_id', 'bbox', 'score'].every((key) => key in one);
      return isList(json) && json.length > 0 && json.every(isDetection);
    },
    remedy:
      'Take the greatest score of an image and class, 0 where it has no box (an image without any box has no row then: choose to count it as score 0)',
    python:
      'pd.DataFrame(c).pivot_table("score", "image_id", "category_id", aggfunc="max", fill_value=0)',
  },
] as const;

/**
 * Refuses annotations and detections in the format of COCO, which are no scores or labels of images.
 *
 * @throws InputError with a line of Python that makes a table of them
 */
export function refuseDetections(json: Json, file: string): void {
  const found = FORMATS.find(({ isIt }) => isIt(json));
  if (!found) return;
  const name = file.replace(/^.*[/\\]/, '');
  const [own, table] = [name, name.replace(/(?:\.\w+)?$/, '.csv')].map((one) =>
    JSON.stringify(one),
  );
  throw new InputError(
    `is ${found.what}; expected ${EXPECTED}. ${found.remedy}, in Python: import json, pandas as pd; c = json.load(open(${own})); ${found.python}.to_csv(${table})`,
    { file, expected: EXPECTED },
  );
}
