import { InputError, NotFoundError } from '@backstage/errors';
import type {
  ExternalPage,
  OnCallSource,
} from '@signalbox/backstage-plugin-on-call-node';
import { readIncident, type IncidentDocument } from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import type { PagerDutyAccount, PagerDutySettings } from '../config/settings';
import { targetOf } from '../reading/keys';
import { pageOf } from '../reading/levels';
import type { ReadingStore } from '../reading/ReadingStore';
import { asBackstageError } from './asBackstageError';
import type { Requester, Requesters } from './Requesters';

type PageOptions = Parameters<OnCallSource['openPage']>[2];
type NewPage = Parameters<OnCallSource['openPage']>[1];

/** PagerDuty cuts what is longer. */
const LONGEST_TITLE = 1024;
const LONGEST_KEY = 255;

const theIncident = (document: unknown) =>
  readIncident((document as { incident?: unknown }).incident);

/** Opens, acknowledges and resolves incidents as the signed-in person, and as nobody else. */
export class PersonalIncidents {
  private constructor(
    private readonly parts: {
      settings: PagerDutySettings;
      store: ReadingStore;
      requesters: Requesters;
    },
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    store: ReadingStore;
    requesters: Requesters;
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
    const { requesters } = this.parts;
    const { account, serviceId } = this.placeOf(key);
    const incidentKey = page.dedupeKey.slice(0, LONGEST_KEY);
    try {
      const requester = await requesters.find(account, credentials, signal);
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
    const { requesters } = this.parts;
    const account = this.accountOf(key);
    if (!/^[A-Za-z0-9]+$/.test(pageId)) {
      throw new NotFoundError(`There is no page '${pageId}' at PagerDuty`);
    }
    try {
      const requester = await requesters.find(account, credentials, signal);
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
