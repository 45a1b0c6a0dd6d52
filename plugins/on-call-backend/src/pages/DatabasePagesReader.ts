import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';
import type { Knex } from 'knex';
import type { OutsidePages } from './OutsidePages';
import { toPageRecord } from './pageRows';
import type { PagesReader } from './PagesReader';
import type { PageViews } from './PageViews';
import { withoutHistory } from './withoutHistory';

const AT_MOST = 100;

/** Reads pages for other parts: ours from the database, others from what was read of their source. */
export class DatabasePagesReader implements PagesReader {
  private constructor(
    private readonly knex: Knex,
    private readonly views: PageViews,
    private readonly outside: OutsidePages,
  ) {}

  static create(options: {
    knex: Knex;
    views: PageViews;
    outside: OutsidePages;
  }): DatabasePagesReader {
    return new DatabasePagesReader(
      options.knex,
      options.views,
      options.outside,
    );
  }

  async openFor({
    rotations,
    entityRefs,
  }: Parameters<PagesReader['openFor']>[0]): Promise<OnCallPage[]> {
    const query = this.knex('pages')
      .whereNot({ state: 'resolved' })
      .orderBy('id', 'desc')
      .limit(AT_MOST);
    if (rotations || entityRefs) {
      query.andWhere(either =>
        either
          .whereIn('rotation', [...(rotations ?? [])])
          .orWhereIn('entity_ref', [...(entityRefs ?? [])]),
      );
    }
    const own = await this.views.list((await query).map(toPageRecord));
    const elsewhere = await this.outside.listOpen(
      rotations ?? (entityRefs ? [] : this.outside.rotations()),
    );
    return [...elsewhere.map(withoutHistory), ...own]
      .sort((a, b) => b.openedAt.localeCompare(a.openedAt))
      .slice(0, AT_MOST);
  }

  async counted(
    rotationId: string,
    from: number,
    to: number,
  ): Promise<Array<{ person: string; at: number }>> {
    const rows: Array<{ person: string; at: unknown }> = await this.knex(
      'page_events',
    )
      .join('pages', 'pages.id', 'page_events.page_id')
      .where({ 'pages.rotation': rotationId, 'page_events.kind': 'notified' })
      .where('page_events.at', '>=', from)
      .where('page_events.at', '<', to)
      .groupBy('page_events.page_id', 'page_events.person')
      .select('page_events.person')
      .min({ at: 'page_events.at' });
    return rows
      .map(row => ({ person: row.person, at: Number(row.at) }))
      .sort((a, b) => a.at - b.at);
  }
}
