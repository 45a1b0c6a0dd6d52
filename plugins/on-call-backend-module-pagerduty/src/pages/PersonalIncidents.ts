import { InputError, NotFoundError } from '@backstage/errors';
import type {
  ExternalPage,
  OnCallSource,
} from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import { readIncident, type IncidentDocument } from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import type { PagerDutyAccount, PagerDutySettings } from '../config/settings';
import { targetOf } from '../reading/keys';
import { pageOf } from '../reading/levels';
import type { KeptReading, ReadingStore } from '../reading/ReadingStore';
import { asBackstageError } from './asBackstageError';
import type { Requester, Requesters } from './Requesters';

type PageOptions = Parameters<OnCallSource['openPage']>[2];
type NewPage = Parameters<OnCallSource['openPage']>[1];

/** PagerDuty cuts what is longer. */
const LONGEST_TITLE = 1024;
const LONGEST_KEY = 255;

type Kept = Pick<
  KeptReading,
  'serviceIds' | 'users' | 'people' | 'assignments' | 'pages'
>;

/** What a person has PagerDuty change of an incident. */
interface Change {
  values:
    | { status: 'acknowledged' | 'resolved' }
    | { escalation_level: number };
  /** In a sentence. */
  what: string;
  /** Whether an incident is as it is to be, so that there is nothing more to do. */
  isDone: (incident: IncidentDocument) => boolean;
}

const theIncident = (document: unknown) =>
  readIncident((document as { incident?: unknown }).incident);

/** Opens, acknowledges, escalates and resolves incidents as the signed-in person, and as nobody else. */
export class PersonalIncidents {
  private constructor(
    private readonly parts: {
      settings: PagerDutySettings;
      store: ReadingStore;
      requesters: Requesters;
      clock: ClockService;
    },
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    store: ReadingStore;
    requesters: Requesters;
    clock: ClockService;
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
      const { incident, isNew } = await this.create(
        requester,
        { ...page, serviceId, incidentKey },
        signal,
      );
      const shown = await this.shown(key, incident);
      return isNew ? { ...shown, openedBy: requester.userRef } : shown;
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
    options: PageOptions,
  ): Promise<ExternalPage> {
    const change: Change = {
      values: { status: to },
      what: `${to === 'resolved' ? 'resolve' : 'acknowledge'} the incident`,
      // Somebody was faster, or it was done and only the answer was lost.
      isDone: ({ state }) => state === to || state === 'resolved',
    };
    const incident = await this.changed(key, pageId, change, options);
    return this.shown(key, incident);
  }

  /**
   * Has a level asked about an incident of what the key names, unless it has come to it already.
   *
   * @throws NotAllowedError, NotFoundError, ServiceUnavailableError
   */
  async escalate(
    key: string,
    pageId: string,
    toLevel: number,
    options: PageOptions,
  ): Promise<ExternalPage> {
    const kept = await this.kept(key);
    const levelOf = (incident: IncidentDocument) =>
      this.pageBy(kept, incident).level ?? 0;
    const change: Change = {
      values: { escalation_level: toLevel },
      what: `escalate the incident to level ${toLevel}`,
      isDone: incident =>
        incident.state === 'resolved' ||
        (incident.state === 'open' && levelOf(incident) >= toLevel),
    };
    const incident = await this.changed(key, pageId, change, options);
    const shown = await this.shown(key, incident);
    return incident.state === 'open'
      ? { ...shown, level: shown.level ?? toLevel }
      : shown;
  }

  private async changed(
    key: string,
    pageId: string,
    change: Change,
    { credentials, signal }: PageOptions,
  ): Promise<IncidentDocument> {
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
      return before.state === 'resolved' || change.isDone(before)
        ? before
        : await this.change(requester, pageId, change, signal);
    } catch (error) {
      throw asBackstageError(error);
    }
  }

  private async create(
    { client, from }: Requester,
    page: NewPage & { serviceId: string; incidentKey: string },
    signal: AbortSignal,
  ): Promise<{ incident: IncidentDocument; isNew: boolean }> {
    const { serviceId, incidentKey, title, details } = page;
    const what = 'open an incident';
    try {
      const incident = await client.write(
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
      return { incident, isNew: true };
    } catch (error) {
      const failure = error as PagerDutyError;
      // Refused because it is open already, or nobody knows whether it was opened.
      if (failure.code === 'REFUSED' || !failure.hadNoEffect) {
        const found = await this.openWith(client, serviceId, incidentKey);
        if (found) return { incident: found, isNew: false };
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
        // Somebody else may have opened it.
        include: ['first_trigger_log_entries'],
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
    { values, what, isDone }: Change,
    signal: AbortSignal,
  ): Promise<IncidentDocument> {
    try {
      return await client.write(
        'PUT',
        `/incidents/${id}`,
        { incident: { type: 'incident_reference', ...values } },
        theIncident,
        { what, from, signal },
      );
    } catch (error) {
      const failure = error as PagerDutyError;
      if (failure.code === 'REFUSED' || !failure.hadNoEffect) {
        const after = await this.incident(
          { client },
          id,
          AbortSignal.timeout(10_000),
        );
        if (isDone(after)) return after;
      }
      throw error;
    }
  }

  private incident(
    { client }: Pick<Requester, 'client'>,
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

  private async kept(key: string): Promise<Kept> {
    const record = (await this.parts.store.load([key])).get(key);
    const target = targetOf(this.parts.settings, key);
    const own = target.kind === 'service' ? [target.serviceId] : [];
    return {
      serviceIds: record?.kept?.serviceIds ?? own,
      users: record?.kept?.users ?? {},
      people: record?.kept?.people ?? {},
      assignments: record?.kept?.assignments ?? [],
      pages: record?.kept?.pages ?? [],
    };
  }

  private async shown(
    key: string,
    incident: IncidentDocument,
  ): Promise<ExternalPage> {
    return this.pageBy(await this.kept(key), incident);
  }

  private pageBy(kept: Kept, incident: IncidentDocument): ExternalPage {
    const { users, people, assignments, pages } = kept;
    const personOf = (id: string) => {
      const email = users[id]?.email?.toLowerCase();
      return email === undefined ? undefined : people[email];
    };
    return pageOf(incident, personOf, {
      holders: assignments,
      now: this.parts.clock.now(),
      before: pages.find(({ id }) => id === incident.id),
    });
  }
}
