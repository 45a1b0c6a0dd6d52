import type {
  AuditorService,
  AuthService,
  DiscoveryService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type {
  HandoffContributor,
  OnCallMessenger,
  OnCallSource,
  ReadinessProbe,
} from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { OnCallModel } from './config/model';
import type { OnCallMetrics } from './metrics';
import type { RotationAuthorizer } from './permissions/RotationAuthorizer';
import type { RouterParts } from './router/RouterParts';
import type { DatabaseRotationSchedules } from './schedule/DatabaseRotationSchedules';
import type { ChangeNotifier } from './service/ChangeNotifier';

/** What every part of the plugin is started with. */
export interface PluginContext {
  auditor: AuditorService;
  auth: AuthService;
  authorizer: RotationAuthorizer;
  /** Who calls and what they may do, once a request. */
  acting: RouterParts['acting'];
  catalog: CatalogService;
  clock: ClockService;
  discovery: DiscoveryService;
  knex: Knex;
  /** Workers begin in its startup hook and end in its shutdown hook. */
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: OnCallMetrics;
  model: OnCallModel;
  notifications: NotificationService;
  notifier: ChangeNotifier;
  schedules: DatabaseRotationSchedules;
  /** What modules bring, by name or kind. */
  sources: ReadonlyMap<string, OnCallSource>;
  messengers: ReadonlyMap<string, OnCallMessenger>;
  probes: ReadonlyMap<string, ReadinessProbe>;
  contributors: readonly HandoffContributor[];
}
