import type { SlackReceiver } from './services/slack/model';
import { startSandbox } from './startSandbox';
import { WebhookReceiver } from './webhooks/WebhookSender';

/** As in the configuration of the example portal. */
const SIGNING_SECRET = 'sandbox-secret';

/** Runs the sandbox until it is asked to end. */
async function main(): Promise<void> {
  const {
    SANDBOX_PORT,
    SANDBOX_STATE_FILE,
    SANDBOX_COMMITS_FILE,
    SANDBOX_NOW,
    SANDBOX_PORTAL_URL,
    SANDBOX_PAGERDUTY_DRIFT_AT,
  } = process.env;
  const sandbox = await startSandbox({
    ...(SANDBOX_PORT ? { port: portFrom(SANDBOX_PORT) } : {}),
    ...(SANDBOX_STATE_FILE ? { stateFile: SANDBOX_STATE_FILE } : {}),
    ...(SANDBOX_COMMITS_FILE
      ? { commitsFile: commitsFrom(SANDBOX_COMMITS_FILE) }
      : {}),
    ...(SANDBOX_PORTAL_URL
      ? { slackReceiver: receiverAt(SANDBOX_PORTAL_URL) }
      : {}),
    ...(SANDBOX_NOW ? { now: instantFrom('SANDBOX_NOW', SANDBOX_NOW) } : {}),
    ...(SANDBOX_PAGERDUTY_DRIFT_AT
      ? {
          pagerDutyDriftAt: instantFrom(
            'SANDBOX_PAGERDUTY_DRIFT_AT',
            SANDBOX_PAGERDUTY_DRIFT_AT,
          ),
        }
      : {}),
    ...(SANDBOX_PORTAL_URL
      ? { webhooks: receiversAt(SANDBOX_PORTAL_URL) }
      : {}),
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

function instantFrom(name: string, text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw new Error(`${name} must be an ISO 8601 instant, not "${text}".`);
  }
  return instant;
}

/** Where the example portal takes webhooks, with the secret of its configuration. */
function receiversAt(portal: string): WebhookReceiver[] {
  const secret = SIGNING_SECRET;
  return [
    { source: 'github', url: `${portal}/api/events/http/github`, secret },
    {
      source: 'terraform',
      url: `${portal}/api/release-train/terraform/notifications`,
      secret,
    },
    {
      source: 'pagerduty',
      url: `${portal}/api/on-call/pagerduty/webhook`,
      secret,
    },
  ];
}

/** The release train of the portal at this address. */
function receiverAt(portalUrl: string): SlackReceiver {
  const slack = new URL('/api/release-train/slack/', portalUrl);
  return {
    interactionsUrl: `${slack}interactions`,
    eventsUrl: `${slack}events`,
    signingSecret: SIGNING_SECRET,
  };
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
