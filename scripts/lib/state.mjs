import fs from 'node:fs';
import path from 'node:path';
import { stateDir } from './places.mjs';

const ours = /^(db|sandbox\.sqlite(-.+)?|story-.+)$/;

/**
 * Forgets what earlier starts left. Only what a start makes goes, for the
 * folder may be one that somebody named.
 */
export function forgetState(dir = stateDir) {
  if (!fs.existsSync(dir)) {
    return;
  }
  for (const name of fs.readdirSync(dir).filter(one => ours.test(one))) {
    fs.rmSync(path.join(dir, name), { recursive: true, force: true });
  }
}
