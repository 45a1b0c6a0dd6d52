import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

const org = path.join(root, 'packages/backend/catalog/org.yaml');

/**
 * The people one can sign in as, read from the example organization. Not a YAML
 * reader: these scripts run before any package is installed, and the file is ours.
 */
export function readPeople(text) {
  return text
    .split(/^---\s*$/m)
    .filter(document => /^kind:\s*User\s*$/m.test(document))
    .map(document => {
      const value = key =>
        document
          .match(new RegExp(`^\\s+${key}:\\s*(.+?)\\s*$`, 'm'))?.[1]
          .replace(/^(['"])(.*)\1$/, '$2');
      return { name: value('name'), displayName: value('displayName') };
    })
    .filter(person => person.name);
}

export function people() {
  return fs.existsSync(org) ? readPeople(fs.readFileSync(org, 'utf8')) : [];
}
