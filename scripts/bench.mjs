// Measures the scheduler on a PostgreSQL of its own (`yarn bench scheduler`), or the engine of
// on-call (`yarn bench on-call`), with --quick to see only that everything can be measured,
// --markdown to paste the figures, and --out for the JSON.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, shown } from './lib/places.mjs';
import { providePostgres } from './lib/postgres.mjs';
import { endEverything, endOnSignals, start } from './lib/processes.mjs';
import { Progress } from './lib/progress.mjs';
import { typescriptArgs } from './lib/services.mjs';

const usage =
  'Usage: yarn bench scheduler|on-call [--quick] [--markdown] [--out FILE]';

const benches = {
  scheduler: { file: 'packages/bench/src/scheduler.ts', postgres: true },
  // rrule answers in the zone of the process, so that one is chosen.
  'on-call': {
    file: 'packages/bench/src/onCall.ts',
    env: { TZ: 'UTC' },
    // Room for all that is made in a measure, so that no collection of garbage falls into one.
    args: ['--min-semi-space-size=64', '--max-semi-space-size=64'],
  },
};

/** Arguments that name a PostgreSQL to measure on. */
async function serverArgs() {
  // The tables alone go to the standard output.
  const postgres = await providePostgres(
    { env: process.env },
    new Progress(process.stderr),
  );
  const [server] = Object.values(postgres);
  return ['--server', server];
}

async function measure() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      markdown: { type: 'boolean' },
      out: { type: 'string' },
    },
  });
  const [name] = positionals;
  const bench =
    positionals.length === 1 && Object.hasOwn(benches, name)
      ? benches[name]
      : undefined;
  if (!bench) throw new Error(usage);
  const out = path.resolve(values.out ?? `.cache/bench/${name}.json`);
  const server = bench.postgres ? await serverArgs() : [];
  const child = start(
    process.execPath,
    [
      '--expose-gc',
      ...(bench.args ?? []),
      ...typescriptArgs(bench.file),
      ...[...server, '--out', out],
      ...(values.quick ? ['--quick'] : []),
      ...(values.markdown ? ['--markdown'] : []),
    ],
    {
      cwd: root,
      env: { ...process.env, ...bench.env, NODE_ENV: 'production' },
      log: 'bench',
      onLine: line => {
        const progress = line.startsWith('measured: ');
        process[progress ? 'stderr' : 'stdout'].write(`${line}\n`);
      },
    },
  );
  const { code } = await child.exited;
  if (code === 0) process.stderr.write(`Kept in ${shown(out)}\n`);
  return code ?? 1;
}

endOnSignals();
let code = 1;
try {
  code = await measure();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
}
await endEverything();
process.exit(code);
