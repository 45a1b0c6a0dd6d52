import fs from 'node:fs';
import { runCommand } from './command.mjs';
import { prepareFrontend } from './frontends.mjs';
import { people } from './people.mjs';
import { logsDir, shown, stateDir } from './places.mjs';
import { portFrom, requireFree } from './ports.mjs';
import { prepare } from './prepare.mjs';
import { isEnding } from './processes.mjs';
import { Progress } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import {
  addresses,
  startBackend,
  startSandbox,
  usualPorts,
} from './services.mjs';
import { forgetState } from './state.mjs';
import { storyWasCutShort, tellStory } from './story.mjs';

const help = `npm start [-- options]

Installs what is missing, builds the portal if its sources changed, and starts
the portal and the sandbox (a local stand-in for GitHub, Slack, PagerDuty and the
deployed services). Nothing outside this machine is called, no account is needed.

  --fresh    forget everything that earlier starts left behind
  --legacy   show the portal of the old frontend system, packages/app-legacy
  --help     this text

  SIGNALBOX_PORT   port of the portal (${usualPorts.portal})
  SANDBOX_PORT     port of the sandbox (${usualPorts.sandbox})
  SIGNALBOX_STATE  folder of what is remembered between starts (.signalbox)

Ctrl-C ends everything it started. Logs are in .cache/logs.`;

function readOptions(args) {
  const known = ['--fresh', '--legacy', '--help', '-h'];
  const unknown = args.find(arg => !known.includes(arg));
  if (unknown) {
    throw new Refusal(
      `"${unknown}" is not something npm start understands: see npm start -- --help.`,
    );
  }
  return {
    fresh: args.includes('--fresh'),
    legacy: args.includes('--legacy'),
    help: args.includes('--help') || args.includes('-h'),
  };
}

function welcome(ports) {
  const { portal, sandbox } = addresses(ports);
  const names = people().map(({ displayName, name }) => displayName ?? name);
  return [
    '',
    `  Open ${portal}`,
    '',
    ...(names.length > 0 ? [`  Sign in as ${names.join(', ')}.`] : []),
    `  The outside world (GitHub, Slack, PagerDuty, the deployed services) is played by ${sandbox}`,
    `  Logs are in ${shown(logsDir)}. Ctrl-C ends everything.`,
    '',
  ].join('\n');
}

async function main(args, progress) {
  const options = readOptions(args);
  if (options.help) {
    progress.say(help);
    return 0;
  }
  const ports = {
    portal: portFrom('SIGNALBOX_PORT', usualPorts.portal),
    sandbox: portFrom('SANDBOX_PORT', usualPorts.sandbox),
  };
  if (ports.portal === ports.sandbox) {
    throw new Refusal(
      `SIGNALBOX_PORT and SANDBOX_PORT are both ${ports.portal}: the portal and the sandbox need one each.`,
    );
  }
  await requireFree(ports.portal, 'SIGNALBOX_PORT', 'the portal');
  await requireFree(ports.sandbox, 'SANDBOX_PORT', 'the sandbox');
  const tools = await prepare(progress);
  if (options.fresh || storyWasCutShort()) {
    forgetState();
  }
  fs.mkdirSync(stateDir, { recursive: true });
  await prepareFrontend(options.legacy ? 'app-legacy' : 'app', tools, progress);
  const services = [
    await startSandbox(tools, ports, progress),
    await startBackend(tools, ports, options, progress),
  ];
  await tellStory(tools, ports, progress);
  progress.say(welcome(ports));
  return firstToEnd(services, progress);
}

/** Neither service ends by itself, so the first that does ends the other. */
async function firstToEnd(services, progress) {
  const { service, code, signal } = await Promise.race(
    services.map(async one => ({ service: one, ...(await one.exited) })),
  );
  if (!isEnding()) {
    const how = signal ?? `exit code ${code}`;
    const log = shown(service.logFile);
    const lastSaid = service.tail.slice(-25).join('\n');
    progress.say(
      `\nSomething ended that should not have: ${service.name} (${how}; the full output is in ${log}). It last said:\n${lastSaid}`,
    );
  }
  return 1;
}

export function startPortal(args) {
  const progress = new Progress();
  return runCommand(progress, () => main(args, progress));
}
