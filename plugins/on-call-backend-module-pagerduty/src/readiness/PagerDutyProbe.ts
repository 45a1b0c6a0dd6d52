import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  MachineFinding,
  ReadinessProbe,
} from '@signalbox/backstage-plugin-on-call-node';
import type { ReachDocument } from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import {
  accountNamed,
  type PagerDutyAccount,
  type PagerDutySettings,
} from '../config/settings';
import type { CatalogPeople } from '../people/CatalogPeople';
import { findUser } from '../people/PagerDutyUsers';

/** What wakes somebody: a call, or the app. A message waits until it is read. */
const RINGING = ['phone_contact_method', 'push_notification_contact_method'];

/** Troubles that end by themselves. */
const PASSING = ['RATE_LIMITED', 'SLOW', 'UNAVAILABLE'];

const both = (finding: MachineFinding) => ({
  assigned: finding,
  works: finding,
});

function reach({ methods, rules }: ReachDocument): MachineFinding {
  const ringing = methods.filter(
    ({ type, isBlocked }) => !isBlocked && RINGING.includes(type),
  );
  if (ringing.length === 0) {
    return {
      state: 'no',
      detail:
        'PagerDuty can neither call them nor reach them in its app: add a phone number or sign in to the app',
    };
  }
  const atOnce = ringing.filter(method =>
    rules.some(
      ({ methodId, delayMinutes, urgency }) =>
        methodId === method.id && delayMinutes === 0 && urgency === 'high',
    ),
  );
  if (atOnce.length === 0) {
    return {
      state: 'no',
      detail:
        'No notification rule for high urgency rings at once: add one that calls or pushes after 0 minutes',
    };
  }
  const ways = atOnce.map(({ type }) =>
    type === 'phone_contact_method' ? 'a call' : 'the app',
  );
  return {
    state: 'yes',
    detail: `Rings at once by ${[...new Set(ways)].join(' and ')}`,
  };
}

/**
 * Looks whether people can be paged: *assigned* when PagerDuty has a user with their e-mail, *works*
 * when a page rings at once on a phone or in the app.
 */
export class PagerDutyProbe implements ReadinessProbe {
  readonly kind = 'pagerduty';

  private constructor(
    private readonly settings: PagerDutySettings,
    private readonly people: CatalogPeople,
    private readonly clientOf: (account: PagerDutyAccount) => PagerDutyClient,
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    people: CatalogPeople;
    clientOf: (account: PagerDutyAccount) => PagerDutyClient;
  }): PagerDutyProbe {
    const { settings, people, clientOf } = options;
    return new PagerDutyProbe(settings, people, clientOf);
  }

  /** Reads `account`, for people of an account with a name. */
  readOptions(config: Config): PagerDutyAccount {
    const name = config.getOptionalString('account');
    const account = accountNamed(this.settings, name);
    if (!account) {
      const names = this.settings.accounts.map(it => it.name ?? '(none)');
      throw new InputError(
        `Invalid configuration of the check 'machine: pagerduty' at 'account': found ${JSON.stringify(
          name ?? null,
        )}, expected the name of an account of onCall.pagerDuty.accounts: ${names.join(
          ', ',
        )}`,
      );
    }
    return account;
  }

  async look(
    person: string,
    options: unknown,
    signal: AbortSignal,
  ): Promise<{ assigned: MachineFinding; works: MachineFinding }> {
    const email = await this.people.emailOf(person);
    if (!email) {
      return both({
        state: 'unknown',
        detail: `${person} has no e-mail in the catalog (spec.profile.email), by which PagerDuty would know them`,
      });
    }
    let user: ReachDocument | undefined;
    try {
      const client = this.clientOf(options as PagerDutyAccount);
      user = await findUser(client, email, { signal });
    } catch (error) {
      // What passes is looked at again soon; what somebody has to change is told.
      if (!(error instanceof PagerDutyError) || PASSING.includes(error.code)) {
        throw error;
      }
      return both({ state: 'unknown', detail: error.message });
    }
    if (!user) {
      return both({
        state: 'no',
        detail: `PagerDuty has no user with the e-mail ${email}`,
      });
    }
    return {
      assigned: { state: 'yes', detail: user.name },
      works: reach(user),
    };
  }
}
