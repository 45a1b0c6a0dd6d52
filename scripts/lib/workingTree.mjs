import { spawnSync } from 'node:child_process';
import { root } from './places.mjs';

/** What git calls changed or new, or undefined outside of a git checkout. */
export function workingTree() {
  const status = spawnSync(
    'git',
    ['status', '--porcelain', '--untracked-files=all'],
    { cwd: root, encoding: 'utf8' },
  );
  return status.status === 0
    ? status.stdout.split('\n').filter(Boolean)
    : undefined;
}

/** What differs from before: a test run leaves a checkout as it found it. */
export function treeChanges(before, after) {
  return [
    ...after.filter(line => !before.includes(line)),
    ...before
      .filter(line => !after.includes(line))
      .map(line => `no longer: ${line}`),
  ];
}
