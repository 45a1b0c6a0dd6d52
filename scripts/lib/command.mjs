import { endEverything, endOnSignals, isEnding } from './processes.mjs';
import { Refusal } from './refusal.mjs';

function tell(progress, error) {
  if (error instanceof Refusal) {
    progress.say(`\n${error.message}`);
  } else if (error?.code === 'ENOSPC') {
    progress.say('\nThe disk is full: free some space and start again.');
  } else {
    progress.say(`\n${error?.stack ?? error}`);
  }
}

/**
 * Runs a command's main function and exits with the code it returns, once
 * everything it started has ended. A `Refusal` is told in its own words.
 */
export async function runCommand(progress, main) {
  const fail = async error => {
    if (isEnding()) {
      return;
    }
    tell(progress, error);
    await endEverything();
    process.exit(1);
  };
  endOnSignals(() =>
    progress.say('\nEnding everything that was started here.'),
  );
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    const code = await main();
    if (!isEnding()) {
      await endEverything();
      process.exit(code);
    }
  } catch (error) {
    await fail(error);
  }
}
