import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  ExternalPage,
  OnCallSource,
  SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { PagerDutySettings } from './config/settings';
import type { PersonalIncidents } from './pages/PersonalIncidents';
import { keyOfEntity, placeOf, rotationKey } from './reading/keys';
import type { ReadingRecord, ReadingStore } from './reading/ReadingStore';

/** Somebody who looks gets what is at most so old, if PagerDuty is quick. */
const FRESH_MS = 15_000;

/**
 * PagerDuty as a source of who is on call. What is read comes from the cache, which a job fills; only
 * what a person does goes to PagerDuty at once.
 */
export class PagerDutySource implements OnCallSource {
  readonly name = 'pagerduty';
  readonly title = 'PagerDuty';
  readonly #wishes = new Set<string>();
  #wishing: Promise<void> | undefined;
  #asked = new Set<string>();
  #answer: Promise<Map<string, ReadingRecord>> | undefined;

  private constructor(
    private readonly parts: {
      settings: PagerDutySettings;
      store: ReadingStore;
      incidents: PersonalIncidents;
      clock: ClockService;
      logger: LoggerService;
      wake: () => void;
    },
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    store: ReadingStore;
    incidents: PersonalIncidents;
    clock: ClockService;
    logger: LoggerService;
    /** Lets the job look for what is due. */
    wake: () => void;
  }): PagerDutySource {
    return new PagerDutySource(options);
  }

  keyOf(entity: Entity): string | undefined {
    return keyOfEntity(entity);
  }

  keyOfRotation(rotationId: string): string | undefined {
    return this.parts.settings.rotations.has(rotationId)
      ? rotationKey(rotationId)
      : undefined;
  }

  async read(key: string): Promise<SourceReading | undefined> {
    this.#asked.add(key);
    // What is asked for in one turn is one query: a roster asks for many.
    this.#answer ??= new Promise(resolve => setImmediate(resolve)).then(() => {
      const keys = [...this.#asked];
      this.#asked = new Set();
      this.#answer = undefined;
      return this.parts.store.load(keys);
    });
    const record = (await this.#answer).get(key);
    return record && readingOf(record);
  }

  wish(key: string): void {
    this.#wishes.add(key);
    this.#wishing ??= this.passOnWishes();
  }

  async openPage(
    key: string,
    page: Parameters<OnCallSource['openPage']>[1],
    options: Parameters<OnCallSource['openPage']>[2],
  ): Promise<ExternalPage> {
    const opened = await this.parts.incidents.open(key, page, options);
    await this.note(key, opened);
    return opened;
  }

  async movePage(
    key: string,
    pageId: string,
    to: 'acknowledged' | 'resolved',
    options: Parameters<OnCallSource['movePage']>[3],
  ): Promise<ExternalPage> {
    const moved = await this.parts.incidents.move(key, pageId, to, options);
    await this.note(key, moved);
    return moved;
  }

  async escalatePage(
    key: string,
    pageId: string,
    toLevel: number,
    options: Parameters<NonNullable<OnCallSource['escalatePage']>>[3],
  ): Promise<ExternalPage> {
    const { incidents } = this.parts;
    const page = await incidents.escalate(key, pageId, toLevel, options);
    await this.note(key, page);
    return page;
  }

  private async note(key: string, page: ExternalPage): Promise<void> {
    const { settings, store, clock, wake, logger } = this.parts;
    try {
      await store.notePage(key, page);
      const now = clock.now();
      const places = [placeOf(settings, key)];
      await store.want(places, now);
      await store.refresh(places, { now });
      wake();
    } catch (error) {
      // It is done; only the cache learns of it later.
      logger.warn(`${key}: could not be noted`, error as Error);
    }
  }

  private async passOnWishes(): Promise<void> {
    const { settings, store, clock, wake, logger } = this.parts;
    await new Promise(resolve => setImmediate(resolve));
    const places = [...this.#wishes].map(key => placeOf(settings, key));
    this.#wishes.clear();
    this.#wishing = undefined;
    try {
      const now = clock.now();
      await store.want(places, now);
      await store.refresh(places, { now, triedBefore: now - FRESH_MS });
      wake();
    } catch (error) {
      logger.warn('A wish to read PagerDuty was lost', error as Error);
    }
  }
}

function readingOf(record: ReadingRecord): SourceReading | undefined {
  const { kept, fetchedAt, problem } = record;
  if (!kept && !problem) return undefined;
  return {
    assignments: kept?.assignments ?? [],
    levels: kept?.levels,
    coversUntil: kept?.coversUntil,
    pages: kept?.pages ?? [],
    fetchedAt,
    problem,
  };
}
