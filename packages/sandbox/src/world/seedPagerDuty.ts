import { Temporal } from 'temporal-polyfill';
import { SandboxClock } from '../core/SandboxClock';
import {
  ContactMethod,
  NotificationRule,
  PagerDutyAccount,
  PagerDutyUser,
  Schedule,
} from '../services/pagerduty/model';
import { PagerDutyService } from '../services/pagerduty/PagerDutyService';

const ZONE = 'America/Los_Angeles';
/** The Monday from which the rotation of the example counts. */
const ANCHOR = '2026-02-23T09:00';
const DRIFT_AFTER_WEEKS = 2;
const YEAR = 365 * 86_400_000;

type Reach = 'phone and push' | 'e-mail' | 'nothing';

/** Somebody, and how PagerDuty can reach them. */
function person(
  id: string,
  name: string,
  reach: Reach,
  email = `${name}@example.com`,
): PagerDutyUser {
  const tail = id.slice(1, 5);
  const mail: ContactMethod = {
    id: `P${tail}CE`,
    type: 'email_contact_method',
    label: 'Default',
    address: email,
  };
  const phone: ContactMethod = {
    id: `P${tail}CP`,
    type: 'phone_contact_method',
    label: 'Mobile',
    // Of the numbers that are kept for fiction.
    address: '5555550100',
  };
  const push: ContactMethod = {
    id: `P${tail}CD`,
    type: 'push_notification_contact_method',
    label: 'Phone of the example',
    address: `device-of-${name}`,
  };
  const methods = {
    'phone and push': [mail, push, phone],
    'e-mail': [mail],
    nothing: [],
  }[reach];
  const ruled = reach === 'phone and push' ? [push, phone] : methods;
  const rules = ruled.map(
    (method, index): NotificationRule => ({
      id: `P${tail}N${index + 1}`,
      contactMethodId: method.id,
      delayMinutes: index * 5,
      urgency: 'high',
    }),
  );
  return {
    id,
    name: `${name[0].toUpperCase()}${name.slice(1)} Example`,
    email,
    contactMethods: methods,
    notificationRules: rules,
  };
}

function put<T extends { id: string }>(
  shelf: { put(id: string, value: T): void },
  ...values: T[]
): void {
  values.forEach(value => shelf.put(value.id, value));
}

function serviceOf(id: string, name: string, policyId: string, now: number) {
  const routingKey = id.toLowerCase().padEnd(32, '0');
  return { id, name, policyId, routingKey, createdAt: now - YEAR };
}

/** The team of the example portal, with one override of which it does not know. */
function seedSingleCell(
  account: PagerDutyAccount,
  clock: SandboxClock,
  driftAt?: Date,
): void {
  put(
    account.users,
    person('PANA001', 'ana', 'phone and push'),
    person('PBOX001', 'bo', 'phone and push'),
    person('PCYX001', 'cy', 'e-mail'),
    person('PELI001', 'eli', 'nothing'),
    person('PDEE001', 'dee', 'phone and push'),
  );
  const weekly = (id: string, name: string, userIds: string[]): Schedule => ({
    id,
    name,
    timeZone: ZONE,
    anchor: ANCHOR,
    turnDays: 7,
    userIds,
  });
  const [ana, bo, cy, eli] = ['PANA001', 'PBOX001', 'PCYX001', 'PELI001'];
  put(
    account.schedules,
    weekly('PSCPRIM', 'Single Cell Primary', [ana, bo, cy, eli]),
    weekly('PSCSECD', 'Single Cell Secondary', [bo, cy, eli, ana]),
  );
  const level = (
    id: string,
    delayMinutes: number,
    type: 'user' | 'schedule',
    target: string,
  ) => ({ id, delayMinutes, targets: [{ type, id: target }] });
  put(account.policies, {
    id: 'PSNGLCL',
    name: 'Single Cell',
    rules: [
      level('PSCRUL1', 10, 'schedule', 'PSCPRIM'),
      level('PSCRUL2', 30, 'schedule', 'PSCSECD'),
      level('PSCRUL3', 30, 'user', 'PDEE001'),
    ],
  });
  const now = clock.now();
  put(
    account.services,
    serviceOf('PDATAPT', 'Data Portal', 'PSNGLCL', now),
    serviceOf('PEXPLOR', 'Explorer', 'PSNGLCL', now),
    serviceOf('PINFRA1', 'Infrastructure', 'PSNGLCL', now),
  );
  // From 09:00 for a day: within one turn, on whatever day that is.
  const day = Temporal.Instant.fromEpochMilliseconds(driftAt?.getTime() ?? now)
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()
    .add({ weeks: driftAt ? 0 : DRIFT_AFTER_WEEKS });
  const nineOf = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: ZONE, plainTime: '09:00' })
      .epochMilliseconds;
  put(account.overridesOf('PSCPRIM'), {
    id: account.nextId('Q'),
    userId: 'PDEE001',
    start: nineOf(day),
    end: nineOf(day.add({ days: 1 })),
  });
}

/** Another team, with an account of its own, in which ana is too. */
function seedWarehouse(account: PagerDutyAccount, clock: SandboxClock): void {
  put(
    account.users,
    person('PVIC002', 'vic', 'phone and push'),
    person('PANA002', 'ana', 'e-mail'),
  );
  put(account.schedules, {
    id: 'PWHSCHD',
    name: 'Warehouse',
    timeZone: ZONE,
    anchor: ANCHOR,
    turnDays: 7,
    userIds: ['PVIC002', 'PANA002'],
  });
  put(account.policies, {
    id: 'PWHPOLI',
    name: 'Warehouse',
    rules: [
      {
        id: 'PWHRUL1',
        delayMinutes: 30,
        targets: [{ type: 'schedule', id: 'PWHSCHD' }],
      },
    ],
  });
  put(
    account.services,
    serviceOf('PWAREHS', 'Warehouse', 'PWHPOLI', clock.now()),
  );
}

/**
 * The accounts of a fresh PagerDuty.
 *
 * @param driftAt - the day on which the first differs from the rotation of the
 *   example; default: two weeks after the clock
 */
export function seedPagerDuty(
  pagerDuty: PagerDutyService,
  clock: SandboxClock,
  driftAt?: Date,
): void {
  seedSingleCell(pagerDuty.account('first')!, clock, driftAt);
  seedWarehouse(pagerDuty.account('second')!, clock);
}
