import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

const neverHashed = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** Every file below a path (or the file itself), sorted; missing is empty. */
export function filesUnder(target, keep = () => true) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (!stat) {
    return [];
  }
  if (stat.isFile()) {
    return keep(target) ? [target] : [];
  }
  return fs
    .readdirSync(target, { withFileTypes: true })
    .filter(entry => !neverHashed.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => filesUnder(path.join(target, entry.name), keep));
}

/** Direct sub-folders of the workspace folders that hold a package.json. */
export function workspaceDirs() {
  return ['packages', 'plugins'].flatMap(folder => {
    const dir = path.join(root, folder);
    if (!fs.existsSync(dir)) {
      return [];
    }
    return fs
      .readdirSync(dir)
      .sort()
      .map(name => path.join(dir, name))
      .filter(pkg => fs.existsSync(path.join(pkg, 'package.json')));
  });
}

/** One hash over names and contents: content counts, modification times do not. */
export function hashFiles(files, base = root) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(path.relative(base, file)).update('\0');
    hash.update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function hashText(text) {
  return createHash('sha256').update(text).digest('hex');
}

export function isStamped(stampFile, hash) {
  try {
    return fs.readFileSync(stampFile, 'utf8').trim() === hash;
  } catch {
    return false;
  }
}

export function stamp(stampFile, hash) {
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, `${hash}\n`);
}
