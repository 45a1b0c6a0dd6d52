import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { DueLoop, type ClockService } from '@signalbox/scheduling-node';
import type { AnnotatedEntities } from '../messages/AnnotatedEntities';
import type { RosterKeeper } from './RosterKeeper';
import type { Swaps } from './Swaps';

const LOOK_EVERY_MS = 60_000;
/** The catalog of a portal that has just started may need a while. */
const LOOK_AGAIN_MS = 10_000;

/**
 * Looks at groups, at what is annotated and at unanswered swaps from time to time, on every replica:
 * what is written is written once whoever looks first.
 */
export function startUpkeep(options: {
  keeper: RosterKeeper;
  annotated: AnnotatedEntities;
  swaps: Swaps;
  clock: ClockService;
  logger: LoggerService;
  lifecycle: LifecycleService;
}): void {
  const { keeper, annotated, swaps, clock, logger, lifecycle } = options;
  let complete = true;
  let loop: DueLoop | undefined;
  lifecycle.addStartupHook(() => {
    loop = DueLoop.start({
      name: 'on-call schedules',
      clock,
      logger,
      backstopMs: LOOK_EVERY_MS,
      earliestDue: async () =>
        complete ? undefined : clock.now() + LOOK_AGAIN_MS,
      runDue: async () => {
        await annotated.look();
        complete = await keeper.look();
        await swaps.lapse();
        return 0;
      },
    });
  });
  lifecycle.addShutdownHook(async () => {
    await loop?.stop();
  });
}
