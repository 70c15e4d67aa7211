import type { Command } from '../terminal/run-command';
import { improveHelp } from './help';
import { improve } from './improve';
import { type ImproveOptions, parseImproveOptions } from './options';

export const command: Command<ImproveOptions> = {
  help: improveHelp,
  parse: parseImproveOptions,
  run: improve,
};
