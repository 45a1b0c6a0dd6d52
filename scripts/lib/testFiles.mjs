import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { filesUnder, workspaceDirs } from './stamps.mjs';

/** Where the tests of each runner are, and what their files are called. */
function allTestFiles() {
  const isTest = file => /\.test\.(m?[jt]s|[jt]sx)$/.test(file);
  const browser = path.join(root, 'packages/app/e2e-tests');
  const scripts = fs
    .readdirSync(path.join(root, 'scripts'))
    .map(name => path.join(root, 'scripts', name));
  return {
    jest: workspaceDirs().flatMap(dir =>
      filesUnder(path.join(dir, 'src'), isTest),
    ),
    browser: filesUnder(browser, isTest),
    scripts: scripts.filter(isTest),
  };
}

const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A label ends where a word ends: P1 is not the beginning of P12. */
const end = '(?![A-Za-z0-9_])';

/**
 * The pattern that all runners understand. They match it against the titles of
 * a test and its groups joined by spaces, hence the space.
 */
export function labelPattern(label) {
  return `(^| )${escaped(label)}${end}`;
}

/** Whether the title of a test, or of a group around it, begins with the label. */
export function beginsWithLabel(label, titles) {
  const pattern = new RegExp(`^${escaped(label)}${end}`);
  return titles.some(title => pattern.test(title));
}

/**
 * The test files of each runner that lie below one of the paths (any, without
 * paths) and mention the label (any, without label).
 */
export function selectTestFiles({ paths, only }, all = allTestFiles()) {
  const mentions =
    only && new RegExp(`(?<![A-Za-z0-9_])${escaped(only)}${end}`);
  const selected = file =>
    (paths.length === 0 ||
      paths.some(p => file === p || file.startsWith(p + path.sep))) &&
    (!mentions || mentions.test(fs.readFileSync(file, 'utf8')));
  return Object.fromEntries(
    Object.entries(all).map(([runner, files]) => [
      runner,
      files.filter(selected),
    ]),
  );
}
