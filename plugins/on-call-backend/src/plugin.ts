import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import { registerActions } from './actions';
import { startBook } from './book/startBook';
import { readModel } from './config/readModel';
import { migrate } from './database/migrate';
import { registerExtensionPoints } from './extensionPoints';
import { OnCallMetrics } from './metrics';
import { startPages } from './pages/startPages';
import { registerPermissions } from './permissions/registerPermissions';
import { RotationAuthorizer } from './permissions/RotationAuthorizer';
import { RotationResources } from './permissions/RotationResources';
import type { PluginContext } from './PluginContext';
import { createReadinessReader } from './readiness/startReadiness';
import { createActing } from './router/createActing';
import { createRouter } from './router/createRouter';
import { DatabaseRotationSchedules } from './schedule/DatabaseRotationSchedules';
import { Rosters } from './schedule/Rosters';
import { startSchedule } from './schedule/startSchedule';
import { SignalChangeNotifier } from './service/SignalChangeNotifier';
import { EntityResolver } from './who/EntityResolver';
import { OutsideSources } from './who/OutsideSources';

/**
 * On-call: who is on call for what, now and next, overrides and swaps, pages with escalation, and
 * what a shift has to see to.
 *
 * @public
 */
export const onCallPlugin = createBackendPlugin({
  pluginId: 'on-call',
  register(env) {
    const brought = registerExtensionPoints(env);

    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clock: clockServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
      },
      async init(services) {
        const { auth, clock, logger, permissionsRegistry } = services;
        const model = readModel(services.config, brought);
        const knex = await migrate(services.database);
        const rosters = Rosters.create({ knex, model, clock });
        await rosters.recordLists();
        const resources = RotationResources.create({ model, rosters });
        registerPermissions(permissionsRegistry, resources);
        const authorizer = RotationAuthorizer.create({
          permissions: services.permissions,
          permissionsRegistry,
          resources,
        });

        const context: PluginContext = {
          ...brought,
          auditor: services.auditor,
          auth,
          authorizer,
          acting: createActing({ ...services, authorizer }),
          catalog: services.catalog,
          clock,
          discovery: services.discovery,
          knex,
          lifecycle: services.lifecycle,
          logger,
          metrics: OnCallMetrics.create(services.metrics),
          model,
          notifications: services.notifications,
          notifier: SignalChangeNotifier.create({
            signals: services.signals,
            logger,
          }),
          schedules: DatabaseRotationSchedules.create({ knex, model, rosters }),
        };

        const outside = OutsideSources.create(brought);
        const entities = EntityResolver.create({
          catalog: services.catalog,
          model,
          outside,
        });
        const readiness = createReadinessReader(context);
        const pages = startPages({
          ...context,
          entities,
          readiness,
          instruments: services.metrics,
        });
        const book = startBook(context, {
          pages: pages.reader,
          outbox: pages.outbox,
        });
        const schedule = startSchedule(context, {
          rosters,
          outside,
          entities,
          readiness,
          pages: pages.reader,
          handoffs: book.handoffs,
          outbox: pages.outbox,
          scheduleChanged() {
            pages.scheduleChanged();
            book.scheduleChanged();
          },
        });
        registerActions({
          registry: services.actions,
          auth,
          authorizer,
          who: schedule.who,
          views: schedule.views,
          handoffs: book.handoffs,
        });
        // Calendar programs do not sign in; the token in the address is the secret.
        services.httpRouter.addAuthPolicy({
          path: '/calendar',
          allow: 'unauthenticated',
        });
        services.httpRouter.use(
          createRouter({
            routers: [...schedule.routers, ...pages.routers, ...book.routers],
            validateResponses: process.env.NODE_ENV === 'test',
          }),
        );
      },
    });
  },
});
