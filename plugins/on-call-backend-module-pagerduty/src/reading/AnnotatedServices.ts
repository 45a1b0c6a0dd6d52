import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { PAGERDUTY_SERVICE_ANNOTATION } from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { PagerDutySettings } from '../config/settings';
import { CATALOG_JOB, jobOf, keyOfEntity, placeOf, rotationKey } from './keys';
import type { ReadingStore } from './ReadingStore';

const PAGE_SIZE = 500;
/** What is neither annotated nor looked at for so long is read no more. */
const FORGET_AFTER_MS = 24 * 3_600_000;

/** Finds what is to be read: what entities are annotated with, and the configured rotations. */
export class AnnotatedServices {
  private constructor(
    private readonly settings: PagerDutySettings,
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly store: ReadingStore,
    private readonly clock: ClockService,
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    catalog: CatalogService;
    auth: AuthService;
    store: ReadingStore;
    clock: ClockService;
  }): AnnotatedServices {
    const { settings, catalog, auth, store, clock } = options;
    return new AnnotatedServices(settings, catalog, auth, store, clock);
  }

  /** Makes sure that there are the jobs, and that the rotations are read. */
  async begin(): Promise<void> {
    const jobs = this.settings.accounts.map(jobOf);
    await this.store.begin([CATALOG_JOB, ...jobs], this.clock.now());
    await this.want([...this.settings.rotations.keys()].map(rotationKey));
  }

  /** Looks through the catalog, page by page. */
  async find(): Promise<void> {
    const began = this.clock.now();
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.catalog.queryEntities(
        cursor === undefined
          ? {
              query: {
                [`metadata.annotations.${PAGERDUTY_SERVICE_ANNOTATION}`]: {
                  $exists: true,
                },
              },
              fields: ['kind', 'metadata'],
              limit: PAGE_SIZE,
            }
          : { cursor, fields: ['kind', 'metadata'], limit: PAGE_SIZE },
        { credentials: await this.auth.getOwnServiceCredentials() },
      );
      await this.want(items.flatMap(entity => keyOfEntity(entity) ?? []));
      cursor = pageInfo.nextCursor;
    } while (cursor !== undefined);
    await this.want([...this.settings.rotations.keys()].map(rotationKey));
    await this.store.forget(began - FORGET_AFTER_MS);
  }

  private async want(keys: string[]): Promise<void> {
    await this.store.want(
      keys.map(key => placeOf(this.settings, key)),
      this.clock.now(),
    );
  }
}
