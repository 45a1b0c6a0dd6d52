import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { ReleaseTrainMetrics } from '../metrics';
import type { TrainOverview } from '../overview/TrainOverview';
import type { Checklists, ChecklistOptions } from '../service/Checklists';
import type { Holds } from '../service/Holds';
import type { Hotfixes } from '../service/Hotfixes';
import type { Places } from '../service/Places';
import type { ReleaseTrainService } from '../service/ReleaseTrainService';
import type { RunActions } from '../service/RunActions';
import type { ActingOptions } from '../service/RunFinder';

/** Any request that a router hands on. */
export type AnyRequest = Request<any, any, any, any, any>;

/** What the routers of all resources need. */
export interface RouterParts {
  service: ReleaseTrainService;
  overview: TrainOverview;
  runActions: RunActions;
  hotfixes: Hotfixes;
  holds: Holds;
  checklists: Checklists;
  places: Places;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  metrics: ReleaseTrainMetrics;
  /** Who calls and what they may do; one question to the permission framework a request. */
  acting(req: AnyRequest): Promise<ActingOptions>;
  /** The same, with what they are and belong to. */
  belonging(req: AnyRequest): Promise<ChecklistOptions & ActingOptions>;
}
