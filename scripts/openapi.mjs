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

// A package that exports these types says of each what it is, as of everything else it exports.
const topics = {
  paths:
    'The paths of the API, with what each of their methods takes and answers.',
  operations: 'The operations of the API, with what each takes and answers.',
  components: 'The parts that the paths of the API share.',
  schemas: 'The shapes of what is sent and answered.',
  responses: 'Answers that several operations give.',
  parameters: 'Parameters that several operations take.',
  requestBodies: 'Bodies that several operations take.',
  headers: 'Headers that several operations take or answer with.',
  pathItems: 'Paths that stand in several places.',
};

/** What is said of each operation and of each path, by the name that the types have for it. */
function summariesOf(document) {
  const summaries = new Map();
  for (const [path, methods] of Object.entries(document.paths)) {
    const ofPath = [];
    for (const [method, { operationId, summary }] of Object.entries(methods)) {
      if (!operationId) continue;
      const line = `${method.toUpperCase()}: ${summary}.`;
      summaries.set(operationId, line);
      ofPath.push(line);
    }
    summaries.set(path, ofPath.join(' '));
  }
  return summaries;
}

/** Rewrites the comments from JSDoc, which openapi-typescript writes, to TSDoc. */
function inTsdoc(types) {
  return types
    .replace(/^ *\/\*\* @enum \{\w+\} \*\/\n/gm, '')
    .replace(/^ *\* @enum \{\w+\}\n/gm, '')
    .replace(/(\/\*\* |\/\*\*\n *\* )@description /g, '$1')
    .replace(/^( *\*) @description /gm, '$1\n$1 ');
}

/** Documents the exported interfaces and their members; what is inside a member is documented already. */
function documented(types, document) {
  const summaries = summariesOf(document);
  return inTsdoc(types)
    .replace(
      /^export interface (\w+)/gm,
      (line, name) => `/**\n * ${topics[name]}\n *\n * @public\n */\n${line}`,
    )
    .replace(/^    (?:"(.+)"|(\w+))(?=: )/gm, (line, path, name) => {
      const words = summaries.get(path ?? name) ?? topics[name];
      if (!words)
        throw new Error(`There is nothing to say about '${path ?? name}'`);
      return `    /** ${words} */\n${line}`;
    });
}

const stale = [];
for (const backend of backends) {
  const source = join(root, 'plugins', backend, 'src/schema/openapi.yaml');
  const document = parse(readFileSync(source, 'utf8'));
  const types = documented(
    astToString(await openapiTS(pathToFileURL(source), { alphabetize: true })),
    document,
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
