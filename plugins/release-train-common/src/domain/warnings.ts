import { Temporal } from 'temporal-polyfill';
import type { components } from '../generated/openapi';
import type { WarningCode } from './guards';
import type { WeeklyStop } from './schedule';
import { isVersionOf, parseVersion, shortSha } from './version';

/**
 * What should be known before a deployment and does not stand in its way, as data.
 *
 * @public
 */
export type GuardWarning = components['schemas']['GuardReason'] & {
  code: WarningCode;
};

/**
 * What the warnings of a deployment look at.
 *
 * @public
 */
export interface WarningInput {
  /** Epoch milliseconds. */
  now: number;
  /** Where it goes. */
  environment: string;
  /** Why it is made. */
  kind: components['schemas']['DeploymentKind'];
  /** The train's promotion, when the deployment goes to where it promotes to. */
  promotion?: {
    /** IANA name of the train's zone. */
    timeZone: string;
    /** The weekday and time that the train promotes at. */
    stop: WeeklyStop;
    /** Wall-clock time, `HH:MM`. */
    cutOff?: string;
  };
  /** What is promoted, when it is a candidate. */
  candidate?: {
    /** The full sha that is pinned. */
    sha: string;
    /** Logins of authors whom the catalog does not know. */
    unknownAuthors: readonly string[];
  };
  /** What the environment before holds now, a sha or its beginning. */
  staging?: {
    /** Its name. */
    environment: string;
    /** What it says that it runs. */
    version: string;
  };
}

const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

function timeWarnings(input: WarningInput): GuardWarning[] {
  const { promotion, now } = input;
  if (!promotion || input.kind === 'rollback') return [];
  const { timeZone, stop, cutOff } = promotion;
  const local =
    Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const warnings: GuardWarning[] = [];
  if (local.dayOfWeek !== stop.weekday) {
    // Off-train deployments are normal, so this only says so (FACTS, section 1).
    warnings.push({
      code: 'OFF_TRAIN_DAY',
      message: `The train promotes on ${WEEKDAYS[stop.weekday - 1]}; today is ${
        WEEKDAYS[local.dayOfWeek - 1]
      }.`,
      params: { day: stop.weekday, today: local.dayOfWeek },
    });
  }
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  if (cutOff !== undefined && time >= cutOff) {
    warnings.push({
      code: 'AFTER_CUT_OFF',
      message: `It is ${time}, after the cut-off at ${cutOff} (${timeZone}): who looks after it this evening?`,
      params: { time, cutOff, timeZone },
    });
  }
  return warnings;
}

/**
 * Everything that should be known before a deployment; it refuses nothing.
 *
 * @public
 */
export function deploymentWarnings(input: WarningInput): GuardWarning[] {
  const { candidate, staging, environment } = input;
  const warnings = timeWarnings(input);
  if (input.kind === 'rollback') {
    warnings.push({
      code: 'SCHEMA_STAYS',
      message: `Migrations ran when the newer revision was deployed to ${environment}: the earlier one will run on the newer schema.`,
      params: { environment },
    });
  }
  if (candidate && staging && !isVersionOf(staging.version, candidate.sha)) {
    // Without the prefix of an image's tag.
    const version = shortSha(parseVersion(staging.version) ?? staging.version);
    warnings.push({
      code: 'STAGING_MOVED_ON',
      message: `${
        staging.environment
      } has moved on to ${version}; what soaked is ${shortSha(
        candidate.sha,
      )}, and that is what ships.`,
      params: {
        environment: staging.environment,
        version,
        sha: shortSha(candidate.sha),
      },
    });
  }
  if (candidate && candidate.unknownAuthors.length > 0) {
    const authors = candidate.unknownAuthors.join(', ');
    warnings.push({
      code: 'UNKNOWN_AUTHOR',
      message: `The catalog does not know ${authors}, who wrote this: make sure that they have not approved it themselves.`,
      params: { authors },
    });
  }
  return warnings;
}
