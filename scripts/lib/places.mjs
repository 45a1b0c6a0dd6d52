import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The top of the checkout. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Things that can be made again: tools, stamps, logs. Ignored by git. */
export const cacheDir = path.join(root, '.cache');
export const toolsDir = path.join(cacheDir, 'tools');
export const stampsDir = path.join(cacheDir, 'stamps');
export const logsDir = path.join(cacheDir, 'logs');

/**
 * What the running portal remembers between starts: a folder that git ignores,
 * or the one that SIGNALBOX_STATE names.
 */
export const stateDir = path.resolve(
  root,
  process.env.SIGNALBOX_STATE || '.signalbox',
);

/** The path as a reader standing at the top of the checkout would type it. */
export function shown(file) {
  return path.relative(process.cwd(), file) || '.';
}
