import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { onCallPermissions } from '@signalbox/backstage-plugin-on-call-common';
import type { CallerAccess } from './CallerAccess';
import {
  onCallRotationResourceRef,
  type OnCallRotationResource,
} from './resourceRef';
import type { RotationResources } from './RotationResources';

/**
 * Asks the permission framework once a request what a caller may do. Rotations are configured and
 * few, so conditional decisions are applied to them in memory, and queries get a plain list of what
 * may be read.
 */
export class RotationAuthorizer {
  private constructor(
    private readonly permissions: PermissionsService,
    private readonly resources: RotationResources,
    private readonly applyDecision: (
      decision: PolicyDecision,
      rotation: OnCallRotationResource,
    ) => boolean,
  ) {}

  /** The rules have to be registered already. */
  static create(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    resources: RotationResources;
  }): RotationAuthorizer {
    return new RotationAuthorizer(
      options.permissions,
      options.resources,
      createConditionAuthorizer(
        options.permissionsRegistry.getPermissionRuleset(
          onCallRotationResourceRef,
        ),
      ),
    );
  }

  /** What the caller may do with every permission of the plugin. */
  async accessOf(credentials: BackstageCredentials): Promise<CallerAccess> {
    const decisions = await this.permissions.authorizeConditional(
      onCallPermissions.map(permission => ({ permission })),
      { credentials },
    );
    const byName = new Map(
      onCallPermissions.map(({ name }, index) => [name, decisions[index]]),
    );
    // Who takes part is asked of the database only where a condition may want to know.
    const known = decisions.some(
      ({ result }) => result === AuthorizeResult.CONDITIONAL,
    )
      ? await this.resources.loadAll()
      : new Map<string, OnCallRotationResource>();
    return {
      allows: (permission, id) => {
        const decision = byName.get(permission.name);
        return (
          decision !== undefined &&
          this.applyDecision(decision, known.get(id) ?? { id, members: [] })
        );
      },
    };
  }
}
