#!/usr/bin/env node
// @ts-check
// longtail-evaluate: the command `longtail evaluate` under its first name.
import { command } from './command-error.mjs';
import { runLongtail } from './longtail.mjs';

command(() => runLongtail('evaluate', process.argv.slice(2)));
