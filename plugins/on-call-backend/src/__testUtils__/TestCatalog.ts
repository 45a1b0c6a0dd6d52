import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog that a test changes, and that may be down. */
export class TestCatalog {
  /** Nobody can ask it anything. */
  down = false;
  /** How often it was asked. */
  asked = 0;
  /** How it looks to the plugin. */
  readonly service: CatalogService;

  constructor(public entities: Entity[]) {
    const ask =
      <TKey extends keyof CatalogService>(method: TKey) =>
      async (...args: unknown[]) => {
        this.asked++;
        if (this.down) throw new Error('The catalog is down');
        const mock = catalogServiceMock({ entities: this.entities });
        return (mock[method] as (...given: unknown[]) => unknown)(...args);
      };
    this.service = {
      ...catalogServiceMock.mock(),
      getEntities: ask('getEntities'),
      getEntitiesByRefs: ask('getEntitiesByRefs'),
      getEntityByRef: ask('getEntityByRef'),
      queryEntities: ask('queryEntities'),
    } as CatalogService;
  }
}
