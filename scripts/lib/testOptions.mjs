import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { Refusal } from './refusal.mjs';

export const testHelp = `npm test [-- options] [paths]

Without paths: every check, every test in jest on SQLite and PostgreSQL, every
browser test. What they need (Node, Yarn, packages, PostgreSQL, Chromium) is
provided first. The last line is "N passed, M failed".

  paths           only the tests below these paths, for example plugins/on-call
  --only LABEL    only the tests whose title begins with LABEL, for example P1,
                  in jest, in the browser and in the scripts; fails if none does
  --stage NAME    only this stage: checks, tests or browser (may be repeated)
  --help          this text

  SIGNALBOX_CHROMIUM    the browser to use, if not the one that is found
  SIGNALBOX_POSTGRES    "embedded": the packaged PostgreSQL, even if one is installed

Logs are in .cache/logs.`;

const stages = ['checks', 'tests', 'browser'];

/** Reads the arguments of `npm test`; refuses what it does not understand. */
export function readTestOptions(args) {
  const options = { help: false, only: undefined, stages: [], paths: [] };
  const rest = args.flatMap(arg => {
    const [, flag, value] = arg.match(/^(--[a-z]+)=(.*)$/) ?? [];
    return flag ? [flag, value] : [arg];
  });
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === '--help' || arg === '-h') {
      options.help = true;
    } else if (arg === '--only') {
      options.only = valueOf(arg, rest);
    } else if (arg === '--stage') {
      options.stages.push(stageOf(valueOf(arg, rest)));
    } else if (arg.startsWith('-')) {
      throw new Refusal(
        `"${arg}" is not something npm test understands: see npm test -- --help.`,
      );
    } else {
      options.paths.push(pathOf(arg));
    }
  }
  return options;
}

function valueOf(flag, rest) {
  const value = rest.shift();
  if (!value || value.startsWith('-')) {
    throw new Refusal(`${flag} needs a value: see npm test -- --help.`);
  }
  return value;
}

function stageOf(name) {
  if (!stages.includes(name)) {
    throw new Refusal(
      `There is no stage "${name}": the stages are ${stages.join(', ')}.`,
    );
  }
  return name;
}

function pathOf(arg) {
  const file = path.resolve(root, arg);
  if (!fs.existsSync(file)) {
    throw new Refusal(
      `There is nothing at ${arg}, so there is nothing to test.`,
    );
  }
  return file;
}
