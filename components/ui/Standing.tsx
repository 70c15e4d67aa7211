'use client';

import { type Ref, type RefObject, useImperativeHandle } from 'react';

interface StandingProps {
  button: RefObject<HTMLButtonElement | null>;
  /** Given by Radix: it is told of the button. */
  ref?: Ref<HTMLButtonElement>;
}

/** Takes the place of a Radix trigger for a button that has stood on the page since before. */
export function Standing({ button, ref }: StandingProps) {
  useImperativeHandle(ref, () => button.current as HTMLButtonElement, [button]);
  return null;
}
