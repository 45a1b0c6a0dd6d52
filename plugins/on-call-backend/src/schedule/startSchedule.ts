import type express from 'express';
import { createFeedsRouter } from '../feeds/feedsRouter';
import { FeedOwners } from '../feeds/FeedOwners';
import { Feeds } from '../feeds/Feeds';
import type { HandoffReader } from '../handoff/HandoffReader';
import { AnnotatedEntities } from '../messages/AnnotatedEntities';
import type { MessageOutbox } from '../messages/MessageOutbox';
import type { PagesReader } from '../pages/PagesReader';
import type { PluginContext } from '../PluginContext';
import type { ReadinessReader } from '../readiness/ReadinessReader';
import type { EntityResolver } from '../who/EntityResolver';
import type { OutsideSources } from '../who/OutsideSources';
import { Who } from '../who/Who';
import { createWhoRouter } from '../who/whoRouter';
import { Overrides } from './Overrides';
import { createOverridesRouter } from './overridesRouter';
import { People } from './People';
import { RosterKeeper } from './RosterKeeper';
import type { Rosters } from './Rosters';
import { createRotationsRouter } from './rotationsRouter';
import type { ScheduleContext } from './ScheduleContext';
import { createScheduleRouter } from './scheduleRouter';
import { ScheduleViews } from './ScheduleViews';
import { startUpkeep } from './startUpkeep';
import { Swaps } from './Swaps';
import { createSwapsRouter } from './swapsRouter';

/** What other parts of the plugin bring. */
export interface ScheduleOptions {
  rosters: Rosters;
  outside: OutsideSources;
  entities: EntityResolver;
  pages: PagesReader;
  readiness: ReadinessReader;
  handoffs: HandoffReader;
  outbox: MessageOutbox;
  /** Something that decides who is on call is committed. */
  scheduleChanged(): void;
}

/** The schedule of the rotations as a part of the plugin. */
export interface ScheduleParts {
  routers: express.Router[];
  who: Who;
  views: ScheduleViews;
}

/** Starts what keeps the schedules, and what answers who is on call. */
export function startSchedule(
  context: PluginContext,
  options: ScheduleOptions,
): ScheduleParts {
  const { outside, rosters, scheduleChanged } = options;
  const { auth, catalog, logger, metrics, model, notifier } = context;
  const changing: ScheduleContext = {
    ...context,
    people: People.create({ catalog }),
    outbox: options.outbox,
    scheduleChanged,
  };
  const overrides = Overrides.create(changing);
  const swaps = Swaps.create(changing);
  const keeper = RosterKeeper.create({
    model,
    rosters,
    catalog,
    auth,
    logger,
    changed(rotation) {
      metrics.scheduleChanged(rotation, 'roster');
      notifier.changed({ kind: 'schedule', rotation });
      scheduleChanged();
    },
  });
  startUpkeep({
    ...context,
    keeper,
    annotated: AnnotatedEntities.create(context),
    swaps,
  });
  const views = ScheduleViews.create({ ...context, ...options, swaps });
  const who = Who.create({ ...context, ...options });
  return {
    who,
    views,
    routers: [
      createRotationsRouter(context, outside),
      createScheduleRouter(context, views),
      createOverridesRouter(context, overrides),
      createSwapsRouter(context, swaps),
      createWhoRouter(context, who),
      createFeedsRouter(
        context,
        Feeds.create({ ...context, owners: FeedOwners.create(context) }),
      ),
    ],
  };
}
