import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { releaseTrainDriversExtensionPoint } from '@signalbox/backstage-plugin-release-train-node';
import { TerraformObserveDriver } from './driver/TerraformObserveDriver';
import { TerraformRunDriver } from './driver/TerraformRunDriver';

/**
 * Lets the release train deploy by the runs of HCP Terraform.
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
      },
      async init({ config, drivers }) {
        const runs = TerraformRunDriver.fromConfig(config);
        drivers.addDriver(runs);
        drivers.addDriver(TerraformObserveDriver.create({ runs }));
      },
    });
  },
});
