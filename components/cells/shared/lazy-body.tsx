import { type ComponentType, lazy } from 'react';

/** A cell's body that is fetched by itself, so that the first figure waits for no other. */
export function lazyBody(load: () => Promise<ComponentType>): ComponentType {
  return lazy(() => load().then((component) => ({ default: component })));
}
