import type express from 'express';
import { HandoffSections } from '../handoff/HandoffSections';
import type { HandoffReader } from '../handoff/HandoffReader';
import { DatabaseHandoffStore } from '../handoff/HandoffStore';
import { Handoffs } from '../handoff/Handoffs';
import { HandoffViews } from '../handoff/HandoffViews';
import { createOwnSections } from '../handoff/ownSections';
import { RotationEntities } from '../handoff/RotationEntities';
import type { MessageOutbox } from '../messages/MessageOutbox';
import type { PagesReader } from '../pages/PagesReader';
import type { PluginContext } from '../PluginContext';
import { startReadiness } from '../readiness/startReadiness';
import { createReadinessRouter } from '../router/readinessRouter';
import { createShiftsRouter } from '../router/shiftsRouter';
import { ShiftBooks } from './ShiftBooks';
import { DatabaseTickStore } from './TickStore';

/** The shift book, handoff notes and readiness as parts of the plugin. */
export interface BookParts {
  routers: express.Router[];
  handoffs: HandoffReader;
  /** Looks whom machines have to look at; call it after a commit that changed a schedule. */
  scheduleChanged(): void;
}

/** Starts what a shift has to see to. */
export function startBook(
  context: PluginContext,
  parts: { pages: PagesReader; outbox: MessageOutbox },
): BookParts {
  const { knex, model, clock, logger, schedules, notifier } = context;
  const { pages, outbox } = parts;
  const ticks = DatabaseTickStore.create({ knex });
  const books = ShiftBooks.create({ schedules, ticks, clock, model, notifier });

  const store = DatabaseHandoffStore.create({ knex });
  const views = HandoffViews.create({
    schedules,
    store,
    clock,
    sections: HandoffSections.create({
      sources: createOwnSections({
        pages,
        ticks,
        clock,
        portal: model,
      }),
      contributors: context.contributors,
      entities: RotationEntities.create(context),
      clock,
      logger,
    }),
  });
  const handoffs = Handoffs.create({
    knex,
    schedules,
    store,
    views,
    outbox,
    clock,
    model,
    notifier,
  });
  const readiness = startReadiness(context, outbox);

  return {
    routers: [
      createShiftsRouter(context, { books, handoffs }),
      createReadinessRouter(context, readiness.service),
    ],
    handoffs: views,
    scheduleChanged: readiness.scheduleChanged,
  };
}
