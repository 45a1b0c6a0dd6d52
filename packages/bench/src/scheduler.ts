import { machineOf, runBench, step, tell, type BenchCommand } from './command';
import { Databases } from './Databases';
import { measureDeploymentDrain, measureDrain, measureMemory } from './drain';
import { measureIdle } from './idle';
import { measureLateness } from './lateness';
import { FULL, QUICK } from './options';
import { reportOf, targetsOf, type Measurements } from './report';
import { measureTakeover } from './takeover';

/** Measures everything, prints it and keeps it as JSON. */
async function main(command: BenchCommand): Promise<void> {
  const options = command.quick ? QUICK : FULL;
  const databases = await Databases.connect(command.server!);
  const machine = {
    ...machineOf(command, options.rounds),
    postgres: await databases.version(),
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
    tell(
      command,
      { ...measured, targets: targetsOf(measured) },
      reportOf(measured, command.markdown),
    );
  } finally {
    await databases.close();
  }
}

runBench(main);
