import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  releaseTrainDriversExtensionPoint,
  releaseTrainIntakeExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import { TerraformObserveDriver } from './driver/TerraformObserveDriver';
import { TerraformRunDriver } from './driver/TerraformRunDriver';
import {
  createNotificationsRouter,
  NOTIFICATIONS_PATH,
} from './notifications/createNotificationsRouter';

/**
 * Lets the release train deploy by the runs of HCP Terraform, and hear of them by its
 * notifications.
 *
 * @public
 */
export const releaseTrainModuleTerraform = createBackendModule({
  pluginId: 'release-train',
  moduleId: 'terraform',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        drivers: releaseTrainDriversExtensionPoint,
        httpRouter: coreServices.httpRouter,
        reception: releaseTrainIntakeExtensionPoint,
      },
      async init({ config, drivers, httpRouter, reception }) {
        const runs = TerraformRunDriver.fromConfig(config);
        drivers.addDriver(runs);
        drivers.addDriver(TerraformObserveDriver.create({ runs }));
        const secret = config.getOptionalString(
          'releaseTrain.terraform.notificationSecret',
        );
        if (!secret) return;
        // Terraform does not sign in; it signs what it sends.
        httpRouter.addAuthPolicy({
          path: NOTIFICATIONS_PATH,
          allow: 'unauthenticated',
        });
        const { intake } = reception;
        httpRouter.use(createNotificationsRouter({ secret, intake }));
      },
    });
  },
});
