import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { onCallPermissions } from '@signalbox/backstage-plugin-on-call-common';
import { onCallRotationResourceRef } from './resourceRef';
import type { RotationResources } from './RotationResources';
import { onCallPermissionRules } from './rules';

/** Makes the permissions, their resource type and its rules known to the permission framework. */
export function registerPermissions(
  permissionsRegistry: PermissionsRegistryService,
  resources: RotationResources,
): void {
  permissionsRegistry.addResourceType({
    resourceRef: onCallRotationResourceRef,
    permissions: onCallPermissions,
    rules: Object.values(onCallPermissionRules),
    getResources: async ids => {
      const known = await resources.loadAll();
      return ids.map(id => known.get(id));
    },
  });
}
