import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Announcements } from '../announcements/Announcements';
import type { ReleaseTrainModel } from '../config/model';
import type { DeploymentRecord } from '../database/rows';
import type { GuardEvaluator } from '../guards/GuardEvaluator';
import type { ReleaseTrainMetrics } from '../metrics';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import type { DeploymentNews } from '../service/DeploymentNews';

/** The actor that the history names for what the scheduler does by itself. */
export const SCHEDULER_ACTOR = 'release-train:scheduler';

/** What every step of the scheduler needs. */
export interface SchedulerContext {
  knex: Knex;
  model: ReleaseTrainModel;
  clock: ClockService;
  logger: LoggerService;
  guards: GuardEvaluator;
  announcements: Announcements;
  notifier: ChangeNotifier;
  news: Pick<DeploymentNews, 'ended'>;
  metrics: ReleaseTrainMetrics;
}

/** One claimed deployment, as a step works on it. */
export interface ClaimedDeployment {
  record: DeploymentRecord;
  claim: Claim;
  /** Ends the step when the claim is lost. */
  signal: AbortSignal;
}
