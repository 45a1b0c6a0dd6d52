import type { Entity } from '@backstage/catalog-model';
import {
  PAGERDUTY_ACCOUNT_ANNOTATION,
  PAGERDUTY_SERVICE_ANNOTATION,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ReadingPlace } from './ReadingStore';
import {
  accountNamed,
  type MappedRotation,
  type PagerDutyAccount,
  type PagerDutySettings,
} from '../config/settings';

/** The job that looks for annotated entities. */
export const CATALOG_JOB = 'catalog';

// No key of a service has a colon.
const ROTATION = 'rotation:';
/** As long as the column is. */
const LONGEST = 255;

/** What a key leads to at PagerDuty. */
export type Target =
  | { kind: 'service'; account: PagerDutyAccount; serviceId: string }
  | { kind: 'rotation'; account: PagerDutyAccount; mapped: MappedRotation }
  | { kind: 'unknown'; message: string };

/** The key of a service: its id, and the account where it has a name. */
export function serviceKey(serviceId: string, account?: string): string {
  const key = [serviceId, account]
    .filter(part => part !== undefined)
    .map(part => encodeURIComponent(part!))
    .join('@');
  return key.slice(0, LONGEST);
}

/** The key of a configured rotation. */
export const rotationKey = (rotationId: string): string =>
  `${ROTATION}${rotationId}`.slice(0, LONGEST);

/** The key that the annotations of an entity make; nothing without one. */
export function keyOfEntity({ metadata }: Entity): string | undefined {
  const serviceId =
    metadata.annotations?.[PAGERDUTY_SERVICE_ANNOTATION]?.trim();
  if (!serviceId) return undefined;
  const account = metadata.annotations?.[PAGERDUTY_ACCOUNT_ANNOTATION]?.trim();
  return serviceKey(serviceId, account || undefined);
}

/** Where a key leads by the configuration. */
export function targetOf(settings: PagerDutySettings, key: string): Target {
  if (key.startsWith(ROTATION)) {
    const rotation = key.slice(ROTATION.length);
    const mapped = settings.rotations.get(rotation);
    return mapped
      ? { kind: 'rotation', account: mapped.account, mapped }
      : {
          kind: 'unknown',
          message: `The rotation '${rotation}' is not in onCall.pagerDuty.rotations`,
        };
  }
  const [serviceId, name] = key.split('@').map(decode);
  const account = accountNamed(settings, name);
  if (!account) {
    return {
      kind: 'unknown',
      message: name
        ? `There is no account '${name}' in onCall.pagerDuty.accounts: see the annotation ${PAGERDUTY_ACCOUNT_ANNOTATION}`
        : `There is no account without a name in onCall.pagerDuty.accounts: add the annotation ${PAGERDUTY_ACCOUNT_ANNOTATION}`,
    };
  }
  return { kind: 'service', account, serviceId };
}

/** The job that reads all of an account. */
export const jobOf = ({ name }: PagerDutyAccount): string =>
  `account:${name ?? ''}`.slice(0, LONGEST);

/** Where a key is read. What leads nowhere is told by the first account's job. */
export function placeOf(settings: PagerDutySettings, id: string): ReadingPlace {
  const target = targetOf(settings, id);
  const account =
    target.kind === 'unknown' ? settings.accounts[0] : target.account;
  return { id, job: jobOf(account) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // It was cut in the middle of a letter; PagerDuty knows no such service anyhow.
    return part;
  }
}
