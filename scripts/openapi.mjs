// Writes what is made from the OpenAPI documents: the types in each -common package and the
// document itself, as a module, in each -backend package. With --check it only compares.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const banner =
  '// Made from openapi.yaml by `yarn openapi:generate`. Edit that file, not this one.\n';

const backends = readdirSync(join(root, 'plugins'))
  .filter(name => name.endsWith('-backend'))
  .filter(name =>
    existsSync(join(root, 'plugins', name, 'src/schema/openapi.yaml')),
  );

const stale = [];
for (const backend of backends) {
  const source = join(root, 'plugins', backend, 'src/schema/openapi.yaml');
  const document = parse(readFileSync(source, 'utf8'));
  const types = astToString(
    await openapiTS(pathToFileURL(source), { alphabetize: true }),
  );
  const common = backend.replace(/-backend$/, '-common');
  const outputs = [
    [
      join(root, 'plugins', common, 'src/generated/openapi.ts'),
      `${banner}${types}`,
    ],
    [
      join(root, 'plugins', backend, 'src/generated/openapiDocument.ts'),
      `${banner}export const openapiDocument = ${JSON.stringify(
        document,
        null,
        2,
      )};\n`,
    ],
  ];
  for (const [file, content] of outputs) {
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
    stale.push(relative(root, file));
    if (!check) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}

if (check && stale.length) {
  process.stderr.write(
    `Out of date: ${stale.join(', ')}. Run \`yarn openapi:generate\`.\n`,
  );
  process.exit(1);
}
for (const file of stale) process.stdout.write(`wrote ${file}\n`);
