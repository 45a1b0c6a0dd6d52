import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type {
  MappedRotation,
  PagerDutyAccount,
  PagerDutySettings,
} from './settings';

const ROOT = 'onCall.pagerDuty';
const API_URL = 'https://api.pagerduty.com';
const EVENTS_URL = 'https://events.pagerduty.com';
const REFRESH = { seconds: 60 };
const REQUEST_TIMEOUT = { seconds: 10 };

/** A setting that cannot be used: names the key, what is there, and what was expected. */
function invalid(path: string, found: unknown, expected: string): InputError {
  return new InputError(
    `Invalid configuration at '${path}': found ${JSON.stringify(
      found ?? null,
    )}, expected ${expected}`,
  );
}

/**
 * Reads `onCall.pagerDuty`; nothing when it is not there. A token that is missing is no error here:
 * the plugin has to start, and says so wherever that account is read.
 *
 * @throws InputError with the path, what was found and what was expected.
 */
export function readSettings(config: Config): PagerDutySettings | undefined {
  const own = config.getOptionalConfig(ROOT);
  if (!own) return undefined;
  const accounts = own
    .getConfigArray('accounts')
    .map((account, index) =>
      readAccount(account, `${ROOT}.accounts[${index}]`),
    );
  if (accounts.length === 0) {
    throw invalid(`${ROOT}.accounts`, [], 'at least one account');
  }
  accounts.forEach(({ name, path }, index) => {
    if (accounts.findIndex(other => other.name === name) !== index) {
      throw invalid(
        `${path}.name`,
        name,
        'a name that no other account has; one account may be without',
      );
    }
  });
  const rotations = new Map<string, MappedRotation>();
  (own.getOptionalConfigArray('rotations') ?? []).forEach((rotation, index) => {
    const path = `${ROOT}.rotations[${index}]`;
    const mapped = readRotation(rotation, path, accounts);
    if (rotations.has(mapped.rotation)) {
      throw invalid(
        `${path}.rotation`,
        mapped.rotation,
        'a rotation that is not mapped above',
      );
    }
    rotations.set(mapped.rotation, mapped);
  });
  return {
    accounts,
    rotations,
    refreshMs: readDuration(own, 'refreshInterval', REFRESH, 1_000),
    requestTimeoutMs: readDuration(own, 'requestTimeout', REQUEST_TIMEOUT, 100),
  };
}

function readAccount(config: Config, path: string): PagerDutyAccount {
  return {
    name: config.getOptionalString('name'),
    path,
    apiUrl: readAddress(config, 'apiUrl', path, API_URL),
    eventsUrl: readAddress(config, 'eventsUrl', path, EVENTS_URL),
    token: config.getOptionalString('token')?.trim() || undefined,
    webhookSecrets: readSecrets(config, path),
    routingKey: config.getOptionalString('routingKey')?.trim() || undefined,
  };
}

/** One secret, or a list while one is being replaced. */
function readSecrets(config: Config, path: string): string[] {
  const value = config.getOptional('webhookSecret');
  const secrets = value === undefined ? [] : [value].flat();
  return secrets.map(secret => {
    if (typeof secret !== 'string' || secret.length === 0) {
      // What is there may be a secret in a wrong place.
      throw invalid(
        `${path}.webhookSecret`,
        typeof secret,
        'a secret, or a list of them',
      );
    }
    return secret;
  });
}

function readAddress(
  config: Config,
  key: string,
  path: string,
  fallback: string,
): string {
  const value = config.getOptionalString(key) ?? fallback;
  if (!/^https?:\/\/[^/\s]+/.test(value) || !URL.canParse(value)) {
    throw invalid(
      `${path}.${key}`,
      value,
      `an http or https address such as ${fallback}`,
    );
  }
  return value.replace(/\/+$/, '');
}

function readRotation(
  config: Config,
  path: string,
  accounts: PagerDutyAccount[],
): MappedRotation {
  const name = config.getOptionalString('account');
  const account = accounts.find(candidate => candidate.name === name);
  if (!account) {
    const names = accounts.map(candidate => candidate.name ?? '(none)');
    throw invalid(
      `${path}.account`,
      name,
      `the name of an account: ${names.join(', ')}`,
    );
  }
  const escalationPolicy = readId(config, 'escalationPolicy', path);
  const schedules = config.getOptionalStringArray('schedules') ?? [];
  schedules.forEach((id, index) => checkId(id, `${path}.schedules[${index}]`));
  if ((escalationPolicy === undefined) === (schedules.length === 0)) {
    throw invalid(
      path,
      { escalationPolicy, schedules },
      'either escalationPolicy, or schedules with one for each level',
    );
  }
  return {
    rotation: config.getString('rotation'),
    account,
    escalationPolicy,
    schedules,
    service: readId(config, 'service', path),
  };
}

function readId(config: Config, key: string, path: string): string | undefined {
  const id = config.getOptionalString(key);
  if (id !== undefined) checkId(id, `${path}.${key}`);
  return id;
}

function checkId(id: string, path: string): void {
  if (!/^[A-Za-z0-9]+$/.test(id)) {
    throw invalid(path, id, "an id of PagerDuty such as 'PABC123'");
  }
}

function readDuration(
  config: Config,
  key: string,
  fallback: HumanDuration,
  leastMs: number,
): number {
  let value = -1;
  let reason = '';
  try {
    value = durationToMilliseconds(
      config.has(key) ? readDurationFromConfig(config, { key }) : fallback,
    );
  } catch (error) {
    // Such as two files that say it in different ways, which cannot be merged.
    reason = ` (${(error as Error).message})`;
  }
  if (value < leastMs) {
    throw invalid(
      `${ROOT}.${key}`,
      config.getOptional(key),
      `a duration of at least ${leastMs} milliseconds, such as '1 minute'${reason}`,
    );
  }
  return Math.round(value);
}
