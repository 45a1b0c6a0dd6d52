import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { sha } from './Fixtures';
import { RecordingChannel, ScriptedVendor } from './ScriptedVendor';
import { startTestScheduler } from './startTestScheduler';
import { TestClock } from './TestClock';
import { DATA_PORTAL, EXPLORER, testConfig } from './testConfig';

export const INFRA = 'component:default/infra';

/** The day before the hold call. */
const TUESDAY = '2026-11-17T18:00:00Z';

/** What is in production before the week begins. */
export const BASE = {
  infra: sha('10'),
  'data-portal': sha('20'),
  explorer: sha('30'),
};

/** What the week brings. */
export const NEXT = {
  infra: sha('1a'),
  'data-portal': sha('2a'),
  explorer: sha('3a'),
};

/** The seed's train: the infrastructure and the data portal deploy themselves to staging. */
function threeMembers(train: object) {
  const config: any = structuredClone(testConfig);
  const { components } = config.releaseTrain;
  const portal = components.find((c: any) => c.entityRef === DATA_PORTAL);
  portal.environments[1].mechanism = 'watches';
  components.unshift({
    ...structuredClone(portal),
    entityRef: INFRA,
    repository: 'https://code.example/infra',
  });
  const explorer = components.find((c: any) => c.entityRef === EXPLORER);
  explorer.environments[1].checklist = [
    { title: 'Breadcrumbs load' },
    { title: 'Lasso selection', url: 'https://docs.example/lasso' },
  ];
  config.releaseTrain.trains = [
    {
      ...config.releaseTrain.trains[0],
      members: [INFRA, DATA_PORTAL, EXPLORER],
      catchUpWindow: '4h',
      ...train,
    },
  ];
  return config;
}

/** A replica two days before the cut of the seed's train, and what tests do with its week. */
export async function startWeek(options: {
  knex: Knex;
  /** What the configuration says of the train besides. */
  train?: object;
  vendor?: ScriptedVendor;
  channel?: RecordingChannel;
  catalog?: CatalogService;
}) {
  const vendor = options.vendor ?? new ScriptedVendor();
  const channel = options.channel ?? new RecordingChannel();
  for (const [name, head] of Object.entries(NEXT)) {
    vendor.heads.set(name, { sha: head, authorLogin: 'cy' });
  }
  /** What an environment says is there, by `component#environment`. */
  const there = new Map<string, string>();
  vendor.observe = async place => {
    const version = there.get(place);
    return version ? { version } : undefined;
  };
  const scheduler = await startTestScheduler({
    knex: options.knex,
    now: TUESDAY,
    clock: new TestClock(TUESDAY),
    vendor,
    channel,
    catalog: options.catalog,
    config: threeMembers(options.train ?? {}),
    arrange: async fixtures => {
      await fixtures.recorded(INFRA, 'prod', BASE.infra);
      await fixtures.recorded(DATA_PORTAL, 'prod', BASE['data-portal']);
      await fixtures.recorded(EXPLORER, 'prod', BASE.explorer);
    },
  });

  const stagesItself = () => {
    there.set(`${INFRA}#staging`, NEXT.infra);
    there.set(`${DATA_PORTAL}#staging`, NEXT['data-portal']);
  };

  /** Somebody looks what is in the environments now. */
  const look = async () => {
    await scheduler
      .knex('environments')
      .update({ next_at: scheduler.clock.now() });
    scheduler.wake();
    await scheduler.pass(1);
  };

  const week = async () => {
    const [run] = await scheduler.runs();
    const rows = await scheduler
      .knex('candidates')
      .where({ run_id: run.id })
      .orderBy('id');
    const candidate = (component: string) =>
      rows.filter(row => row.component === component).at(-1);
    return { run, rows, candidate };
  };

  /** Two words and every test case on each of these candidates. */
  const approve = async (rows: Array<{ id: string; component: string }>) => {
    for (const row of rows) {
      await scheduler.lgtm(row.id, 'bo');
      await scheduler.lgtm(row.id, 'eli');
      if (row.component === EXPLORER) {
        await scheduler.tick(row.id, 'breadcrumbs-load', 'ana');
        await scheduler.tick(row.id, 'lasso-selection', 'ana');
      }
    }
  };

  /** Staged, soaked, ticked and approved: Wednesday before the slot. */
  const approved = async () => {
    stagesItself();
    await look();
    await scheduler.passTo('2026-11-25T17:00:00Z');
    const { run, rows } = await week();
    await approve(rows);
    return { run, rows };
  };

  const promoteAll = async () => {
    const { run, rows } = await approved();
    const open = rows.filter(row => row.state !== 'unchanged');
    return scheduler.runActions.promote(
      {
        runId: run.id,
        candidates: open.map(row => ({ candidateId: row.id, revision: 1 })),
      },
      scheduler.as('dee'),
    );
  };

  return {
    scheduler,
    vendor,
    channel,
    there,
    stagesItself,
    look,
    week,
    approve,
    approved,
    promoteAll,
  };
}

/** A week under test. */
export type TestWeek = Awaited<ReturnType<typeof startWeek>>;
