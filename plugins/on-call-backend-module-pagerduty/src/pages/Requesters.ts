import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import type { PagerDutyAccount } from '../config/settings';
import type { CatalogPeople } from '../people/CatalogPeople';
import { findUser } from '../people/PagerDutyUsers';

/** A signed-in person, as an account of PagerDuty knows them. */
export interface Requester {
  client: PagerDutyClient;
  /** Entity reference. */
  userRef: string;
  /** Their e-mail at PagerDuty, which names who acts. */
  from: string;
}

/** Finds out as whom PagerDuty is to take what a person does. */
export class Requesters {
  private constructor(
    private readonly people: CatalogPeople,
    private readonly auth: AuthService,
    private readonly clientOf: (account: PagerDutyAccount) => PagerDutyClient,
  ) {}

  static create(options: {
    people: CatalogPeople;
    auth: AuthService;
    clientOf: (account: PagerDutyAccount) => PagerDutyClient;
  }): Requesters {
    return new Requesters(options.people, options.auth, options.clientOf);
  }

  /**
   * Finds the person of these credentials.
   *
   * @throws NotAllowedError when they are nobody's, or when PagerDuty does not know the person.
   * @throws PagerDutyError when it cannot be asked.
   */
  async find(
    account: PagerDutyAccount,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<Requester> {
    if (!this.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'PagerDuty opens and changes incidents only in the name of a person: sign in, or do it at PagerDuty',
      );
    }
    const userRef = credentials.principal.userEntityRef;
    const email = await this.people.emailOf(userRef);
    if (!email) {
      throw new NotAllowedError(
        `PagerDuty knows people by their e-mail, and ${userRef} has none in the catalog: add spec.profile.email, or act at PagerDuty`,
      );
    }
    const client = this.clientOf(account);
    const user = await findUser(client, email, { signal, isUrgent: true });
    if (!user) {
      const where = account.name ? ` in the account ${account.name}` : '';
      throw new NotAllowedError(
        `PagerDuty has no user with your e-mail ${email}${where}: have one made there, or correct the e-mail in the catalog`,
      );
    }
    return { client, userRef, from: user.email ?? email };
  }
}
