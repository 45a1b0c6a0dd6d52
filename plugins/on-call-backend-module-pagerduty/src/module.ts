import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  onCallReadinessExtensionPoint,
  onCallSourcesExtensionPoint,
} from '@signalbox/backstage-plugin-on-call-node';
import { releaseTrainServiceRef } from '@signalbox/backstage-plugin-release-train-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import { readSettings } from './config/readSettings';
import { migrate } from './database/migrate';
import { startPagerDuty } from './startPagerDuty';
import {
  createWebhookRouter,
  WEBHOOK_PATH,
} from './webhooks/createWebhookRouter';

/**
 * Lets on-call read from PagerDuty who is on call and what is open, page through it, look whether
 * people can be paged, and tell it of our deployments.
 *
 * @public
 */
export const onCallModulePagerDuty = createBackendModule({
  pluginId: 'on-call',
  moduleId: 'pagerduty',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clock: clockServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        readiness: onCallReadinessExtensionPoint,
        releaseTrain: releaseTrainServiceRef,
        sources: onCallSourcesExtensionPoint,
      },
      async init(deps) {
        const { config, database, httpRouter, logger } = deps;
        const settings = readSettings(config);
        if (!settings) {
          logger.info('PagerDuty is not read: there is no onCall.pagerDuty');
          return;
        }
        const knex = await migrate(database);
        const pagerDuty = await startPagerDuty({ ...deps, settings, knex });
        deps.sources.addSource(pagerDuty.source);
        deps.readiness.addProbe(pagerDuty.probe);
        if (settings.accounts.some(it => it.webhookSecrets.length > 0)) {
          // PagerDuty does not sign in; it signs what it sends.
          httpRouter.addAuthPolicy({
            path: WEBHOOK_PATH,
            allow: 'unauthenticated',
          });
          httpRouter.use(createWebhookRouter({ settings, ...pagerDuty }));
        }
      },
    });
  },
});
