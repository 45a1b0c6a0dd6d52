import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { PAGERDUTY_SERVICE_ANNOTATION } from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { PagerDutySettings } from '../config/settings';
import { CATALOG_ROW, keyOfEntity, rotationKey } from './keys';
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

  /** Makes sure that the rotations are read, and that the catalog is looked through. */
  async begin(): Promise<void> {
    const rotations = [...this.settings.rotations.keys()].map(rotationKey);
    await this.store.want([CATALOG_ROW, ...rotations], this.clock.now());
  }

  /** Looks through the catalog, page by page. */
  async find(): Promise<void> {
    const now = this.clock.now();
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
      const keys = items.flatMap(entity => keyOfEntity(entity) ?? []);
      await this.store.want(keys, now);
      cursor = pageInfo.nextCursor;
    } while (cursor !== undefined);
    await this.begin();
    await this.store.forget({
      wantedBefore: now - FORGET_AFTER_MS,
      except: [CATALOG_ROW],
    });
  }
}
