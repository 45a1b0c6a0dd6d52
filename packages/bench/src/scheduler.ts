import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Databases } from './Databases';
import { measureDeploymentDrain, measureDrain, measureMemory } from './drain';
import { measureIdle } from './idle';
import { measureLateness } from './lateness';
import { FULL, QUICK } from './options';
import { reportOf, targetsOf, type Measurements } from './report';
import { measureTakeover } from './takeover';

/** Measures everything, prints it and keeps it as JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      server: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const options = values.quick ? QUICK : FULL;
  const databases = await Databases.connect(values.server!);
  const machine = {
    cores: os.cpus().length,
    cpu: os.cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
    postgres: await databases.version(),
    quick: values.quick!,
    rounds: options.rounds,
    load: os.loadavg()[0],
  };
  try {
    // Memory first, in a process that has done nothing else yet.
    const memory = await step('memory', () =>
      measureMemory(databases, options),
    );
    const drain = await step('drain', () => measureDrain(databases, options));
    const deployments = await step('drain of deployments', () =>
      measureDeploymentDrain(databases, options),
    );
    const lateness = await step('lateness', () =>
      measureLateness(databases, options),
    );
    // Neither needs the machine for itself: one counts, the other waits for seconds.
    const [idle, takeover] = await step('idle and takeover', () =>
      Promise.all([
        measureIdle(databases, options),
        measureTakeover(databases, options),
      ]),
    );
    const measured: Measurements = {
      machine,
      memory,
      drain,
      deployments,
      lateness,
      idle,
      takeover,
    };
    mkdirSync(path.dirname(values.out!), { recursive: true });
    writeFileSync(
      values.out!,
      `${JSON.stringify(
        { ...measured, targets: targetsOf(measured) },
        null,
        2,
      )}\n`,
    );
    process.stdout.write(`\n${reportOf(measured, values.markdown!)}\n\n`);
  } finally {
    await databases.close();
  }
}

async function step<T>(name: string, measure: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await measure();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stderr.write(`measured: ${name} (${seconds} s)\n`);
  return result;
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
