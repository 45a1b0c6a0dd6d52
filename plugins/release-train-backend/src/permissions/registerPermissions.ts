import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { releaseTrainPermissions } from '@signalbox/backstage-plugin-release-train-common';
import type { ReleaseTrainModel } from '../config/model';
import { parseTarget, releaseTrainTargetResourceRef } from './resourceRef';
import { releaseTrainPermissionRules } from './rules';

/** Makes the permissions, their resource type and its rules known to the permission framework. */
export function registerPermissions(
  permissionsRegistry: PermissionsRegistryService,
  model: ReleaseTrainModel,
): void {
  permissionsRegistry.addResourceType({
    resourceRef: releaseTrainTargetResourceRef,
    permissions: releaseTrainPermissions,
    rules: Object.values(releaseTrainPermissionRules),
    getResources: async resourceRefs =>
      resourceRefs.map(resourceRef => {
        const target = parseTarget(resourceRef);
        const known =
          target.environment === undefined
            ? model.components.has(target.component)
            : model.environmentOf(target.component, target.environment);
        return known ? target : undefined;
      }),
  });
}
