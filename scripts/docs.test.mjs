import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from './lib/places.mjs';
import { filesUnder } from './lib/stamps.mjs';

const read = (...names) => fs.readFileSync(path.join(root, ...names), 'utf8');
const domain = name => `plugins/release-train-common/src/domain/${name}.ts`;

/** Every document that we write; reports and what others wrote are left out. */
function documents() {
  const isOurs = file =>
    file.endsWith('.md') && !/^report.*\.md$/.test(path.basename(file));
  const top = fs
    .readdirSync(root)
    .map(name => path.join(root, name))
    .filter(file => fs.statSync(file).isFile() && isOurs(file));
  return [
    ...top,
    ...['docs', 'packages', 'plugins'].flatMap(folder =>
      filesUnder(path.join(root, folder), isOurs),
    ),
  ];
}

/** The text without its examples, where a bracket is not a link. */
function prose(text) {
  return text
    .replace(/^( *)(```+)[\s\S]*?^\1\2/gm, '')
    .replace(/`[^`\n]*`/g, '');
}

/** The anchors that a page gives its headings. */
function anchors(text) {
  const seen = new Map();
  return text
    .replace(/^( *)(```+)[\s\S]*?^\1\2/gm, '')
    .split('\n')
    .flatMap(line => line.match(/^#{1,6} (.+?) *$/)?.[1] ?? [])
    .map(heading => {
      const slug = heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_\- ]/gu, '')
        .replace(/ /g, '-');
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    });
}

function linksOf(text) {
  const markdown = [...prose(text).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)];
  const html = [...prose(text).matchAll(/(?:src|srcset|href)="([^"]+)"/g)];
  return [...markdown, ...html]
    .map(([, target]) => target)
    .filter(target => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** The paths of the keys that a configuration schema declares, `a.b[].c`. */
function configKeys(...file) {
  const source = ts.createSourceFile(
    'config.d.ts',
    read(...file),
    ts.ScriptTarget.Latest,
    true,
  );
  const keys = [];
  const visit = (members, prefix) => {
    for (const member of members.filter(ts.isPropertySignature)) {
      let { type } = member;
      let key = `${prefix}${member.name.getText()}`;
      if (ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Array') {
        key += '[]';
        [type] = type.typeArguments;
      }
      if (ts.isTypeLiteralNode(type)) visit(type.members, `${key}.`);
      else keys.push(key);
    }
  };
  source.statements
    .filter(ts.isInterfaceDeclaration)
    .forEach(({ members }) => visit(members, ''));
  return keys;
}

/** The stable codes that sources give to refusals, warnings and failures. */
function codesIn(...folders) {
  const isSource = file =>
    /\.ts$/.test(file) && !/\.test\.ts$|[\\/]generated[\\/]/.test(file);
  const codes = new Set();
  const visit = node => {
    let given;
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      if (['withCode', 'codedConflict'].includes(expression.getText())) {
        given = node.arguments[1];
      }
    } else if (ts.isNewExpression(node)) {
      if (/Error$/.test(node.expression.getText())) {
        given = node.arguments?.[0];
      }
    } else if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'code'
    ) {
      given = node.initializer;
    }
    if (given && ts.isAsExpression(given)) given = given.expression;
    if (given && ts.isStringLiteral(given) && /^[A-Z_]+$/.test(given.text)) {
      codes.add(given.text);
    }
    ts.forEachChild(node, visit);
  };
  for (const folder of folders) {
    for (const file of filesUnder(path.join(root, folder), isSource)) {
      const text = fs.readFileSync(file, 'utf8');
      visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    }
  }
  return codes;
}

/** What a file exports that needs no other when it runs. */
function exportsOf(file) {
  const { outputText } = ts.transpileModule(read(file), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
    },
  });
  const exports = {};
  new Function('exports', outputText)(exports);
  return exports;
}

/** The transitions of the deployment machine, as `from event to`. */
function machine() {
  const { DEPLOYMENT_TRANSITIONS: table } = exportsOf(domain('deployment'));
  return {
    states: Object.keys(table),
    transitions: Object.entries(table).flatMap(([from, events]) =>
      Object.entries(events).map(([event, to]) => `${from} ${event} ${to}`),
    ),
  };
}

/** The same out of a Mermaid state diagram; an arrow of a group is one of each member. */
function drawn(diagram) {
  const groups = new Map();
  const arrows = [];
  let group;
  for (const line of diagram.split('\n')) {
    const opened = line.match(/^\s*state ".*" as (\w+) \{/);
    if (opened) groups.set((group = opened[1]), new Set());
    else if (/^\s*\}/.test(line)) group = undefined;
    const [, from, to, events] =
      line.match(/^\s*(\w+) --> (\w+): (.+?)\s*$/) ?? [];
    if (!from) continue;
    if (group) groups.get(group).add(from).add(to);
    arrows.push({ from, to, events: events.split(', ') });
  }
  return arrows.flatMap(({ from, to, events }) =>
    [...(groups.get(from) ?? [from])].flatMap(one =>
      events.map(event => `${one} ${event} ${to}`),
    ),
  );
}

test('every guard code has a heading in the guide to the tab', () => {
  const [, list] = read(domain('guards')).match(
    /GUARD_CODES = \[([\s\S]*?)\] as const/,
  );
  const codes = [...list.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code);
  assert.ok(codes.length > 0);
  const headings = anchors(read('docs/release-train.md'));
  assert.deepEqual(
    codes.filter(code => !headings.includes(code.toLowerCase())),
    [],
  );
});

test('every code of on-call that people meet is explained to them', () => {
  const { PAGE_TRANSITIONS: table } = exportsOf(
    'plugins/on-call-common/src/domain/escalation.ts',
  );
  const codes = new Set([
    ...codesIn(
      'plugins/on-call-backend/src',
      'plugins/on-call-backend-module-pagerduty/src',
      'plugins/on-call-common/src/domain',
    ),
    ...Object.values(table)
      .flatMap(events => Object.values(events))
      .filter(answer => /^[A-Z_]+$/.test(answer)),
  ]);
  for (const code of ['SWAP_LAPSED', 'EVERY_LEVEL_PAGED', 'GAP', 'SLOW']) {
    assert.ok(codes.has(code), [...codes].join('\n'));
  }
  const rows = ['docs/on-call.md', 'docs/on-call-shifts.md']
    .flatMap(file => read(file).split('\n'))
    .filter(line => line.startsWith('| `'));
  assert.deepEqual(
    [...codes].filter(
      code => !rows.some(row => row.startsWith(`| \`${code}\``)),
    ),
    [],
  );
});

test('every permission of on-call is described to who adopts it and who uses it', () => {
  const names = [
    ...read('plugins/on-call-common/src/permissions.ts').matchAll(
      /name: '([^']+)'/g,
    ),
  ].map(([, name]) => name);
  assert.ok(names.length > 0);
  for (const file of ['docs/adopt-on-call.md', 'docs/on-call.md']) {
    assert.deepEqual(
      names.filter(name => !read(file).includes(`| \`${name}\``)),
      [],
      file,
    );
  }
});

test('every configuration key is described', () => {
  const keys = [
    ...configKeys('plugins/release-train-backend/config.d.ts'),
    ...configKeys('plugins/release-train-backend-module-slack/config.d.ts'),
    ...configKeys('plugins/release-train-backend-module-terraform/config.d.ts'),
    ...configKeys('plugins/on-call-backend/config.d.ts'),
    ...configKeys('plugins/on-call-backend-module-github/config.d.ts'),
    ...configKeys('plugins/on-call-backend-module-pagerduty/config.d.ts'),
    ...configKeys('plugins/on-call-backend-module-slack/config.d.ts'),
  ];
  for (const key of [
    'releaseTrain.trains[].cut.lead',
    'onCall.rotations[].levels[].offset',
    'onCall.pagerDuty.accounts[].token',
  ]) {
    assert.ok(keys.includes(key), keys.join('\n'));
  }
  const text = read('docs/configuration.md');
  assert.deepEqual(
    keys.filter(key => !text.includes(`\`${key}\``)),
    [],
  );
});

test('the diagram of a deployment is the machine, and every state is explained', () => {
  const { states, transitions } = machine();
  const [, diagram] = read('docs/scheduler.md').match(
    /```mermaid\n(stateDiagram-v2[\s\S]*?)```/,
  );
  assert.deepEqual(drawn(diagram).sort(), transitions.sort());
  const text = read('docs/release-train.md');
  assert.deepEqual(
    states.filter(state => !text.includes(`\`${state}\``)),
    [],
  );
});

/** The metrics in the tables of a page: name, unit and labels. */
function describedMetrics(file, prefix) {
  return read(file)
    .split('\n')
    .filter(line => line.startsWith(`| \`${prefix}`))
    .map(line => {
      const [, name, unit, labels] = line.split(/ *\| */);
      const words = cell => [...cell.matchAll(/`([^`]+)`/g)].map(([, w]) => w);
      return [...words(name), ...words(unit), words(labels)];
    });
}

/** Instruments the same way. */
function named(instruments) {
  return instruments.map(({ name, unit, labels }) => [name, unit, [...labels]]);
}

test('every metric is described with its unit and its labels', () => {
  const { INSTRUMENTS } = exportsOf(
    'plugins/release-train-backend/src/metrics.ts',
  );
  assert.deepEqual(
    describedMetrics('docs/metrics.md', 'release_train.'),
    named(Object.values(INSTRUMENTS)),
  );
});

test('every metric of on-call is described with its unit and its labels', () => {
  const { INSTRUMENTS } = exportsOf('plugins/on-call-backend/src/metrics.ts');
  const { PAGE_INSTRUMENTS } = exportsOf(
    'plugins/on-call-backend/src/pages/PageMetrics.ts',
  );
  assert.deepEqual(
    describedMetrics('docs/on-call.md', 'on_call.'),
    named([...Object.values(INSTRUMENTS), ...Object.values(PAGE_INSTRUMENTS)]),
  );
});

test('every link to a place in this repository leads somewhere', () => {
  const broken = [];
  for (const file of documents()) {
    const text = fs.readFileSync(file, 'utf8');
    for (const link of linksOf(text)) {
      const [address, anchor] = link.split('#');
      const target = address
        ? path.resolve(path.dirname(file), decodeURI(address))
        : file;
      const isThere =
        fs.existsSync(target) &&
        (!anchor ||
          !target.endsWith('.md') ||
          anchors(fs.readFileSync(target, 'utf8')).includes(anchor));
      if (!isThere) broken.push(`${path.relative(root, file)}: ${link}`);
    }
  }
  assert.deepEqual(broken, []);
});
