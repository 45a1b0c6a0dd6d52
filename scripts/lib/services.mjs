import fs from 'node:fs';
import path from 'node:path';
import { root, shown, stateDir } from './places.mjs';
import { waitForHttp } from './ports.mjs';
import { start, stop } from './processes.mjs';
import { Refusal } from './refusal.mjs';

// The loader that `backstage-cli package start` uses: TypeScript runs as it is.
const transform = path.join(
  root,
  'node_modules/@backstage/cli-node/config/nodeTransform.cjs',
);

export const usualPorts = { portal: 7007, sandbox: 4010 };

/** How far back the example story begins. */
const storyMs = 3 * 7 * 24 * 3_600_000;

/** How far ahead PagerDuty has an override of which the portal does not know. */
const driftMs = 2 * 7 * 24 * 3_600_000;

/** Arguments that make Node run a TypeScript file of this repository. */
export function typescriptArgs(file, ...args) {
  return ['--enable-source-maps', '--require', transform, file, ...args];
}

/** Where the portal and the outside world of this start can be found. */
export function addresses(ports) {
  return {
    portal: `http://localhost:${ports.portal}`,
    sandbox: `http://localhost:${ports.sandbox}`,
  };
}

/**
 * The environment of everything that runs. Ports other than the usual ones go
 * over the configuration files; the built portal gets them from the backend.
 */
export function serviceEnvironment({ env }, ports) {
  const { portal, sandbox } = addresses(ports);
  const moved = ports.portal !== usualPorts.portal && {
    APP_CONFIG_app_baseUrl: JSON.stringify(portal),
    APP_CONFIG_backend_baseUrl: JSON.stringify(portal),
    APP_CONFIG_backend_listen_port: JSON.stringify(ports.portal),
    APP_CONFIG_backend_cors_origin: JSON.stringify(portal),
  };
  return {
    ...env,
    ...moved,
    NODE_ENV: 'development',
    SIGNALBOX_STATE: stateDir,
    SIGNALBOX_PORT: `${ports.portal}`,
    SIGNALBOX_URL: portal,
    SANDBOX_PORT: `${ports.sandbox}`,
    SANDBOX_URL: sandbox,
  };
}

async function startService(name, command, args, options, progress) {
  const step = progress.step(`Starting ${name}`);
  const service = start(command, args, {
    ...options,
    onLine: options.onLine ?? step.detail,
  });
  const trouble = await waitForHttp(options.ready, {
    exited: service.exited,
    timeoutMs: 3 * 60_000,
  });
  if (trouble) {
    step.failed();
    await stop(service);
    const log = shown(service.logFile);
    const lastSaid = service.tail.slice(-25).join('\n');
    throw new Refusal(
      `Starting ${name} failed: ${trouble} (the full output is in ${log}). It last said:\n${lastSaid}`,
    );
  }
  step.done('ready');
  return { ...service, name };
}

/** The outside world on localhost: GitHub, Slack, PagerDuty and the deployed services. */
export function startSandbox(tools, ports, progress) {
  const stateFile = path.join(stateDir, 'sandbox.sqlite');
  const env = {
    ...serviceEnvironment(tools, ports),
    SANDBOX_STATE_FILE: stateFile,
    // Who is sent webhooks, and hears of what people do in its Slack.
    SANDBOX_PORTAL_URL: addresses(ports).portal,
  };
  // A new world begins in the past, so that the story can lead up to today.
  if (!env.SANDBOX_NOW && !fs.existsSync(stateFile)) {
    env.SANDBOX_NOW = new Date(Date.now() - storyMs).toISOString();
    // Ahead of the day on which somebody looks, not of the story's beginning.
    env.SANDBOX_PAGERDUTY_DRIFT_AT ??= new Date(
      Date.now() + driftMs,
    ).toISOString();
  }
  // Real commits, where somebody has put them beside the checkout.
  const commits = path.join(
    root,
    '../shared/data/single-cell-explorer-commits.jsonl',
  );
  if (!env.SANDBOX_COMMITS_FILE && fs.existsSync(commits)) {
    env.SANDBOX_COMMITS_FILE = commits;
  }
  return startService(
    'the sandbox',
    tools.node,
    typescriptArgs('packages/sandbox/src/cli.ts'),
    {
      env,
      log: 'sandbox',
      ready: `${addresses(ports).sandbox}/control/clock`,
    },
    progress,
  );
}

/** Configuration files beyond those a Backstage backend reads by itself. */
function configArgs(legacy) {
  if (!legacy) {
    return [];
  }
  // Naming one file means naming all of them.
  return ['app-config.yaml', 'app-config.legacy.yaml', 'app-config.local.yaml']
    .map(name => path.join(root, name))
    .filter(file => fs.existsSync(file))
    .flatMap(file => ['--config', file]);
}

/** The backend, which also serves the built portal. */
export function startBackend(tools, ports, { legacy }, progress) {
  fs.mkdirSync(path.join(stateDir, 'db'), { recursive: true });
  return startService(
    'the portal',
    tools.node,
    typescriptArgs('src/index.ts', ...configArgs(legacy)),
    {
      cwd: path.join(root, 'packages/backend'),
      env: serviceEnvironment(tools, ports),
      log: 'backend',
      ready: `${addresses(ports).portal}/.backstage/health/v1/readiness`,
    },
    progress,
  );
}
