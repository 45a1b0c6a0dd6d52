import { SandboxControlClient } from '@signalbox/sandbox';
import { tellStory } from './tellStory';

/**
 * Tells the example story to a running portal and sandbox. `STORY_UNTIL` is the instant that it
 * ends at; without it the story ends at the present.
 */
async function main(): Promise<void> {
  const portalUrl = process.env.SIGNALBOX_URL ?? 'http://localhost:7007';
  const sandboxUrl = process.env.SANDBOX_URL ?? 'http://localhost:4010';
  const until = process.env.STORY_UNTIL
    ? Date.parse(process.env.STORY_UNTIL)
    : Date.now();
  await tellStory({
    portalUrl,
    control: new SandboxControlClient(sandboxUrl),
    until,
    say: line => process.stdout.write(`${line}\n`),
  });
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
