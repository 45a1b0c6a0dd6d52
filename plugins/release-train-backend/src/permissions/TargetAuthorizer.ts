import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type {
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import type { CallerAccess } from './CallerAccess';
import {
  releaseTrainTargetResourceRef,
  type ReleaseTrainTarget,
} from './resourceRef';

/**
 * Asks the permission framework once a request what a caller may do. Components and environments
 * are configured and few, so conditional decisions are applied to them in memory, and queries get
 * a plain list of what may be read.
 */
export class TargetAuthorizer {
  private constructor(
    private readonly permissions: PermissionsService,
    private readonly applyDecision: (
      decision: PolicyDecision,
      target: ReleaseTrainTarget,
    ) => boolean,
  ) {}

  /** The rules have to be registered already. */
  static create(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }): TargetAuthorizer {
    return new TargetAuthorizer(
      options.permissions,
      createConditionAuthorizer(
        options.permissionsRegistry.getPermissionRuleset(
          releaseTrainTargetResourceRef,
        ),
      ),
    );
  }

  /** What the caller may do with these permissions; any other permission is not given. */
  async accessOf(
    credentials: BackstageCredentials,
    permissions: readonly ResourcePermission[],
  ): Promise<CallerAccess> {
    const decisions = await this.permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    const byName = new Map(
      permissions.map(({ name }, index) => [name, decisions[index]]),
    );
    return {
      allows: (permission, target) => {
        const decision = byName.get(permission.name);
        return decision !== undefined && this.applyDecision(decision, target);
      },
    };
  }
}
