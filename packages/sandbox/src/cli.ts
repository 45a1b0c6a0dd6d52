import { startSandbox } from './startSandbox';
import { WebhookReceiver } from './webhooks/WebhookSender';

/** Runs the sandbox until it is asked to end. */
async function main(): Promise<void> {
  const {
    SANDBOX_PORT,
    SANDBOX_STATE_FILE,
    SANDBOX_COMMITS_FILE,
    SANDBOX_NOW,
    SANDBOX_PORTAL,
  } = process.env;
  const sandbox = await startSandbox({
    ...(SANDBOX_PORT ? { port: portFrom(SANDBOX_PORT) } : {}),
    ...(SANDBOX_STATE_FILE ? { stateFile: SANDBOX_STATE_FILE } : {}),
    ...(SANDBOX_COMMITS_FILE
      ? { commitsFile: commitsFrom(SANDBOX_COMMITS_FILE) }
      : {}),
    ...(SANDBOX_NOW ? { now: instantFrom(SANDBOX_NOW) } : {}),
    ...(SANDBOX_PORTAL ? { webhooks: receiversAt(SANDBOX_PORTAL) } : {}),
  });
  const end = () => {
    sandbox.stop().then(
      () => process.exit(0),
      error => fail(error),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.stdout.write(`The sandbox is at ${sandbox.url}\n`);
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`SANDBOX_PORT must be a port number, not "${text}".`);
  }
  return port;
}

function instantFrom(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw new Error(`SANDBOX_NOW must be an ISO 8601 instant, not "${text}".`);
  }
  return instant;
}

/** Where the example portal takes webhooks, with the secret of its configuration. */
function receiversAt(portal: string): WebhookReceiver[] {
  const secret = 'sandbox-secret';
  return [
    { source: 'github', url: `${portal}/api/events/http/github`, secret },
    {
      source: 'terraform',
      url: `${portal}/api/release-train/terraform/notifications`,
      secret,
    },
  ];
}

/** A path, or `generated` for a history made up on the spot. */
function commitsFrom(text: string): string | false {
  return text === 'generated' ? false : text;
}

function fail(error: unknown): void {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}

main().catch(fail);
