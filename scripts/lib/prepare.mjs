import fs from 'node:fs';
import path from 'node:path';
import { prepareDependencies, requireSpace } from './install.mjs';
import { root } from './places.mjs';
import { prepareToolchain } from './toolchain.mjs';

/** What both commands need first: Node, Yarn and the packages. */
export async function prepare(progress) {
  if (!fs.existsSync(path.join(root, 'node_modules'))) {
    requireSpace();
  }
  const tools = await prepareToolchain(progress);
  await prepareDependencies(tools, progress);
  return tools;
}
