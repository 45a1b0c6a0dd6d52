import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  ExternalPage,
  OnCallSource,
} from '@signalbox/backstage-plugin-on-call-node';
import { readIncident, type IncidentDocument } from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import type { PagerDutyAccount, PagerDutySettings } from '../config/settings';
import type { CatalogPeople } from '../people/CatalogPeople';
import { findUser } from '../people/PagerDutyUsers';
import { targetOf } from '../reading/keys';
import { pageOf } from '../reading/levels';
import type { ReadingStore } from '../reading/ReadingStore';
import { asBackstageError } from './asBackstageError';

type PageOptions = Parameters<OnCallSource['openPage']>[2];
type NewPage = Parameters<OnCallSource['openPage']>[1];

/** PagerDuty cuts what is longer. */
const LONGEST_TITLE = 1024;
const LONGEST_KEY = 255;

const theIncident = (document: unknown) =>
  readIncident((document as { incident?: unknown }).incident);

/** A signed-in person, and the account in which PagerDuty knows them. */
interface Requester {
  client: PagerDutyClient;
  from: string;
}

/** Opens, acknowledges and resolves incidents as the signed-in person, and as nobody else. */
export class PersonalIncidents {
  private constructor(
    private readonly parts: {
      settings: PagerDutySettings;
      store: ReadingStore;
      people: CatalogPeople;
      auth: AuthService;
      clientOf: (account: PagerDutyAccount) => PagerDutyClient;
    },
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    store: ReadingStore;
    people: CatalogPeople;
    auth: AuthService;
    clientOf: (account: PagerDutyAccount) => PagerDutyClient;
  }): PersonalIncidents {
    return new PersonalIncidents(options);
  }

  /**
   * Opens an incident. The dedupe key finds it again when the answer was lost, and when it is open
   * already.
   *
   * @throws NotAllowedError, InputError, NotFoundError, ServiceUnavailableError
   */
  async open(
    key: string,
    page: NewPage,
    { credentials, signal }: PageOptions,
  ): Promise<ExternalPage> {
    const { account, serviceId } = this.placeOf(key);
    const incidentKey = page.dedupeKey.slice(0, LONGEST_KEY);
    try {
      const requester = await this.requester(account, credentials, signal);
      const incident = await this.create(
        requester,
        { ...page, serviceId, incidentKey },
        signal,
      );
      return await this.shown(key, incident);
    } catch (error) {
      throw asBackstageError(error);
    }
  }

  /**
   * Acknowledges or resolves an incident of what the key names.
   *
   * @throws NotAllowedError, NotFoundError, ServiceUnavailableError
   */
  async move(
    key: string,
    pageId: string,
    to: 'acknowledged' | 'resolved',
    { credentials, signal }: PageOptions,
  ): Promise<ExternalPage> {
    const account = this.accountOf(key);
    if (!/^[A-Za-z0-9]+$/.test(pageId)) {
      throw new NotFoundError(`There is no page '${pageId}' at PagerDuty`);
    }
    try {
      const requester = await this.requester(account, credentials, signal);
      const before = await this.incident(requester, pageId, signal);
      // Who may act on one service may not thereby act on all of the account.
      const { serviceIds } = await this.kept(key);
      if (!serviceIds.includes(before.serviceId)) {
        throw new NotFoundError(
          `The page '${pageId}' is not of what is asked about: it is of the service ${before.serviceId}`,
        );
      }
      const incident =
        before.state === 'resolved'
          ? before
          : await this.change(requester, pageId, to, signal);
      return await this.shown(key, incident);
    } catch (error) {
      throw asBackstageError(error);
    }
  }

  private async create(
    { client, from }: Requester,
    page: NewPage & { serviceId: string; incidentKey: string },
    signal: AbortSignal,
  ): Promise<IncidentDocument> {
    const { serviceId, incidentKey, title, details } = page;
    const what = 'open an incident';
    try {
      return await client.write(
        'POST',
        '/incidents',
        {
          incident: {
            type: 'incident',
            title: title.slice(0, LONGEST_TITLE),
            service: { id: serviceId, type: 'service_reference' },
            incident_key: incidentKey,
            ...(details && { body: { type: 'incident_body', details } }),
          },
        },
        theIncident,
        { what, from, signal },
      );
    } catch (error) {
      const failure = error as PagerDutyError;
      // Refused because it is open already, or nobody knows whether it was opened.
      if (failure.code === 'REFUSED' || !failure.hadNoEffect) {
        const found = await this.openWith(client, serviceId, incidentKey);
        if (found) return found;
      }
      throw error;
    }
  }

  private async openWith(
    client: PagerDutyClient,
    serviceId: string,
    incidentKey: string,
  ): Promise<IncidentDocument | undefined> {
    const found = client.list(
      '/incidents',
      {
        incident_key: incidentKey,
        service_ids: [serviceId],
        statuses: ['triggered', 'acknowledged'],
        date_range: 'all',
      },
      'incidents',
      readIncident,
      {
        what: 'look whether the incident was opened',
        // The signal of the caller may be what ended the first request.
        signal: AbortSignal.timeout(10_000),
        isUrgent: true,
      },
    );
    for await (const incident of found) return incident;
    return undefined;
  }

  private async change(
    { client, from }: Requester,
    id: string,
    to: 'acknowledged' | 'resolved',
    signal: AbortSignal,
  ): Promise<IncidentDocument> {
    const what = `${
      to === 'resolved' ? 'resolve' : 'acknowledge'
    } the incident`;
    try {
      return await client.write(
        'PUT',
        `/incidents/${id}`,
        { incident: { type: 'incident_reference', status: to } },
        theIncident,
        { what, from, signal },
      );
    } catch (error) {
      const failure = error as PagerDutyError;
      if (failure.code === 'REFUSED' || !failure.hadNoEffect) {
        const after = await this.incident(
          { client, from },
          id,
          AbortSignal.timeout(10_000),
        );
        // Somebody was faster, or it was done and only the answer was lost.
        if (after.state === to || after.state === 'resolved') return after;
      }
      throw error;
    }
  }

  private incident(
    { client }: Requester,
    id: string,
    signal: AbortSignal,
  ): Promise<IncidentDocument> {
    return client.read(`/incidents/${id}`, {}, theIncident, {
      what: `read the incident ${id}`,
      signal,
      isUrgent: true,
    });
  }

  /** Who asks, as PagerDuty knows them. */
  private async requester(
    account: PagerDutyAccount,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<Requester> {
    const { auth, people, clientOf } = this.parts;
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'PagerDuty opens and changes incidents only in the name of a person: sign in, or do it at PagerDuty',
      );
    }
    const userRef = credentials.principal.userEntityRef;
    const email = await people.emailOf(userRef);
    if (!email) {
      throw new NotAllowedError(
        `PagerDuty knows people by their e-mail, and ${userRef} has none in the catalog: add spec.profile.email, or act at PagerDuty`,
      );
    }
    const client = clientOf(account);
    const user = await findUser(client, email, { signal, isUrgent: true });
    if (!user) {
      const where = account.name ? ` in the account ${account.name}` : '';
      throw new NotAllowedError(
        `PagerDuty has no user with your e-mail ${email}${where}: have one made there, or correct the e-mail in the catalog`,
      );
    }
    return { client, from: user.email ?? email };
  }

  private accountOf(key: string): PagerDutyAccount {
    const target = targetOf(this.parts.settings, key);
    if (target.kind === 'unknown') throw new NotFoundError(target.message);
    return target.account;
  }

  private placeOf(key: string) {
    const target = targetOf(this.parts.settings, key);
    if (target.kind === 'unknown') throw new NotFoundError(target.message);
    const { account } = target;
    if (target.kind === 'service') {
      return { account, serviceId: target.serviceId };
    }
    const { service: serviceId, rotation } = target.mapped;
    if (!serviceId) {
      throw new InputError(
        `PagerDuty opens incidents of services, and the rotation '${rotation}' has none: set 'service' beside it in onCall.pagerDuty.rotations`,
      );
    }
    return { account, serviceId };
  }

  private async kept(key: string) {
    const record = (await this.parts.store.load([key])).get(key);
    const target = targetOf(this.parts.settings, key);
    const own = target.kind === 'service' ? [target.serviceId] : [];
    return {
      serviceIds: record?.kept?.serviceIds ?? own,
      users: record?.kept?.users ?? {},
      people: record?.kept?.people ?? {},
    };
  }

  private async shown(
    key: string,
    incident: IncidentDocument,
  ): Promise<ExternalPage> {
    const { users, people } = await this.kept(key);
    return pageOf(incident, id => {
      const email = users[id]?.email?.toLowerCase();
      return email === undefined ? undefined : people[email];
    });
  }
}
