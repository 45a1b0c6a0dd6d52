import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, root } from './places.mjs';
import { run } from './processes.mjs';

const cached = name => path.join(cacheDir, name);
const exists = file => fs.existsSync(path.join(root, file));

/** The example portal, the same with the old frontend, and one for a team. */
function configurations() {
  return [
    ['app-config.yaml'],
    ['app-config.yaml', 'app-config.legacy.yaml'],
    ['app-config.production.yaml'],
  ].filter(files => files.every(exists));
}

/**
 * The checks, as lanes that run beside each other; within a lane they run in
 * order. The API reports are made from what the type check writes. They leave out
 * ae-wrong-input-file-type: packages of this repository find each other's
 * sources, as their package.json says, and not the declarations made of them.
 */
export function checkLanes({ node }) {
  return [
    [
      { name: 'types', command: ['yarn', 'tsc:full'] },
      {
        name: 'API reports',
        command: ['yarn', 'api-reports', '--ci'],
        after: 'types',
      },
    ],
    [
      {
        name: 'package files',
        command: ['backstage-cli', 'repo', 'fix', '--check'],
      },
      ...configurations().map(files => ({
        name: files.at(-1),
        command: [
          ...['backstage-cli', 'config:check', '--strict', '--lax'],
          ...files.flatMap(file => ['--config', file]),
        ],
      })),
      ...(exists('scripts/openapi.mjs')
        ? [
            {
              name: 'OpenAPI documents',
              command: [node, 'scripts/openapi.mjs', '--check'],
            },
          ]
        : []),
      {
        name: 'formatting',
        command: [
          ...['prettier', '--check', '.', '--cache'],
          ...['--cache-location', cached('prettier')],
        ],
      },
      {
        name: 'lint',
        command: [
          ...['backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
          ...['--success-cache', '--success-cache-dir', cached('lint')],
        ],
      },
      { name: 'unused code', command: ['knip', '--no-config-hints'] },
    ],
  ];
}

/** Runs one check. */
export async function runCheck(check, { env }, onLine) {
  const [command, ...args] = check.command;
  const result = await run(command, args, {
    env,
    log: `check-${check.name.replace(/[^A-Za-z]+/g, '-').toLowerCase()}`,
    onLine,
    timeoutMs: 8 * 60_000,
  });
  return {
    counts: { check: result.ok ? { passed: 1 } : { failed: 1 } },
    said: result.ok ? [] : result.tail.slice(-60),
    logFile: result.logFile,
  };
}
