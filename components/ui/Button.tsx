import type { ComponentPropsWithRef } from 'react';

const LOOKS = {
  plain: 'border-line bg-raised hover:bg-sunken',
  strong: 'border-accent bg-accent text-accent-ink hover:opacity-90',
  quiet: 'border-transparent bg-transparent text-soft hover:bg-sunken hover:text-ink',
};

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  look?: keyof typeof LOOKS;
}

export function Button({ look = 'plain', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex items-center gap-1.5 rounded-md border px-2.5 py-1 text-sm disabled:cursor-default disabled:opacity-50 ${LOOKS[look]} ${className}`}
      {...rest}
    />
  );
}
