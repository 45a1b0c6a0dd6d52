import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  releaseTrainAnnouncerExtensionPoint,
  releaseTrainChangeSourcesExtensionPoint,
  releaseTrainDriversExtensionPoint,
  releaseTrainIntakeExtensionPoint,
  type Announcer,
  type ChangeSource,
  type DeployDriver,
} from '@signalbox/backstage-plugin-release-train-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import { registerActions } from './actions';
import { PeopleDirectory } from './conductor/PeopleDirectory';
import { readModel } from './config/readModel';
import { migrate } from './database/migrate';
import { manualDriver } from './drivers/ManualDriver';
import { Intake } from './intake/Intake';
import { OutsideDeployments } from './intake/OutsideDeployments';
import { PersonalWords } from './intake/PersonalWords';
import { VendorHints } from './intake/VendorHints';
import { ReleaseTrainMetrics } from './metrics';
import { registerPermissions } from './permissions/registerPermissions';
import { TargetAuthorizer } from './permissions/TargetAuthorizer';
import { DefaultTrainOverview } from './overview/DefaultTrainOverview';
import { Feeds } from './overview/Feeds';
import { Figures } from './overview/Figures';
import { Planning } from './overview/Planning';
import { createCallers } from './router/createCallers';
import { createRouter } from './router/createRouter';
import { startScheduler } from './scheduler/startScheduler';
import { Approvals } from './service/Approvals';
import { AuthorizedReleaseTrainService } from './service/AuthorizedReleaseTrainService';
import { CandidateViews } from './service/CandidateViews';
import { Checklists } from './service/Checklists';
import { DefaultReleaseTrainService } from './service/DefaultReleaseTrainService';
import { DeploymentNews } from './service/DeploymentNews';
import { Holds } from './service/Holds';
import { Hotfixes } from './service/Hotfixes';
import { Places } from './service/Places';
import { RunActions } from './service/RunActions';
import { RunFinder } from './service/RunFinder';
import { SignalChangeNotifier } from './service/SignalChangeNotifier';

/**
 * The release train: its runs and candidates, who approved what, and the deployments that carry a
 * candidate from one environment to the next.
 *
 * @public
 */
export const releaseTrainPlugin = createBackendPlugin({
  pluginId: 'release-train',
  register(env) {
    const drivers = new Map<string, DeployDriver>([
      [manualDriver.mechanism, manualDriver],
    ]);
    const changeSources: ChangeSource[] = [];
    let announcer: Announcer | undefined;
    const intake = new Intake();

    env.registerExtensionPoint(releaseTrainDriversExtensionPoint, {
      addDriver(driver) {
        if (drivers.has(driver.mechanism)) {
          throw new Error(
            `There is a driver for the mechanism '${driver.mechanism}' already`,
          );
        }
        drivers.set(driver.mechanism, driver);
      },
    });
    env.registerExtensionPoint(releaseTrainChangeSourcesExtensionPoint, {
      addChangeSource(source) {
        changeSources.push(source);
      },
    });
    env.registerExtensionPoint(releaseTrainIntakeExtensionPoint, { intake });
    env.registerExtensionPoint(releaseTrainAnnouncerExtensionPoint, {
      setAnnouncer(added) {
        if (announcer) throw new Error('There is an announcer already');
        announcer = added;
      },
    });

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
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({
        actions,
        auditor,
        auth,
        catalog,
        clock,
        config,
        database,
        discovery,
        events,
        httpAuth,
        httpRouter,
        lifecycle,
        logger,
        metrics: metricsService,
        permissions,
        permissionsRegistry,
        signals,
        userInfo,
      }) {
        const model = readModel(config, { drivers, changeSources });
        const knex = await migrate(database);
        registerPermissions(permissionsRegistry, model);

        const metrics = ReleaseTrainMetrics.create(metricsService);
        const notifier = SignalChangeNotifier.create({ signals, logger });
        const scheduler = await startScheduler({
          knex,
          model,
          clock,
          logger,
          notifier,
          news: DeploymentNews.create({ events, logger }),
          metrics,
          announcer,
          catalog,
          auth,
          appUrl: config.getString('app.baseUrl'),
          lifecycle,
        });
        const { requests, wake, wakeHolds } = scheduler;
        const authorizer = TargetAuthorizer.create({
          permissions,
          permissionsRegistry,
        });
        const approvals = Approvals.create({
          knex,
          model,
          clock,
          notifier,
          wake,
          metrics,
        });
        const service = AuthorizedReleaseTrainService.create({
          model,
          authorizer,
          service: DefaultReleaseTrainService.create({
            knex,
            model,
            clock,
            auth,
            userInfo,
            requests,
            approvals,
            candidateViews: CandidateViews.create({
              knex,
              model,
              auth,
              userInfo,
            }),
          }),
        });
        const runs = RunFinder.create({ knex, model });
        const shared = { knex, model, clock, notifier, wake };
        const { announcements, rollbacks } = scheduler;
        const holds = Holds.create({ ...shared, announcements, runs });
        registerActions({
          registry: actions,
          model,
          service,
          holds,
          authorizer,
          auth,
        });
        const people = PeopleDirectory.create({ catalog, auth, logger });
        intake.open({
          hints: VendorHints.create({ knex, clock, model, wake, wakeHolds }),
          words: PersonalWords.create({
            knex,
            model,
            clock,
            approvals,
            people,
            auditor,
          }),
          outside: OutsideDeployments.create({
            knex,
            clock,
            model,
            guards: scheduler.guards,
            people,
          }),
        });
        // Calendar programs do not sign in; the token in the address is the secret.
        httpRouter.addAuthPolicy({
          path: '/calendar',
          allow: 'unauthenticated',
        });
        httpRouter.use(
          createRouter({
            service,
            overview: DefaultTrainOverview.create({
              model,
              planning: Planning.create({
                knex,
                model,
                clock,
                guards: scheduler.guards,
              }),
              figures: Figures.create({ knex, model, clock }),
              feeds: Feeds.create({
                knex,
                model,
                clock,
                auth,
                discovery,
                appUrl: config.getString('app.baseUrl'),
              }),
            }),
            runActions: RunActions.create({
              ...shared,
              announcements,
              pinner: scheduler.pinner,
              requests,
              runs,
            }),
            hotfixes: Hotfixes.create({
              ...shared,
              pinner: scheduler.pinner,
            }),
            holds,
            checklists: Checklists.create(shared),
            places: Places.create({ ...shared, announcements, rollbacks }),
            ...createCallers({ httpAuth, auth, userInfo, authorizer }),
            httpAuth,
            auditor,
            metrics,
            validateResponses: process.env.NODE_ENV === 'test',
          }),
        );
      },
    });
  },
});
