import { register } from 'tsx/esm/api';

register();
await import('./evaluation-thread.ts');
