import { machineOf, runBench, step, tell, type BenchCommand } from './command';
import { measureAt } from './onCallAt';
import { ON_CALL_FULL, ON_CALL_QUICK } from './onCallOptions';
import { onCallReport, onCallTargets } from './onCallReport';
import { measureWeeks } from './onCallWeeks';

/** Measures the engine of on-call, prints it and keeps it as JSON. */
async function main(command: BenchCommand): Promise<void> {
  const options = command.quick ? ON_CALL_QUICK : ON_CALL_FULL;
  const machine = machineOf(command, options.rounds);
  const weeks = await step('schedules of many rotations', () =>
    measureWeeks(options),
  );
  const at = await step('who is on call at an instant', () =>
    measureAt(options),
  );
  const measured = { machine, at, weeks };
  tell(
    command,
    { ...measured, targets: onCallTargets(measured) },
    onCallReport(measured, command.markdown),
  );
}

runBench(main);
