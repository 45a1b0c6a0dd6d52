import { createConditionExports } from '@backstage/plugin-permission-node';
import { onCallRotationResourceRef } from './resourceRef';
import { onCallPermissionRules } from './rules';

const exported = createConditionExports({
  resourceRef: onCallRotationResourceRef,
  rules: onCallPermissionRules,
});

/**
 * Conditions for a policy: `onCallConditions.isRotation({ rotations })` and
 * `onCallConditions.isInvolved({ userRef })`.
 *
 * @public
 */
export const onCallConditions = exported.conditions;

/**
 * Makes the decision of a policy out of conditions.
 *
 * @public
 */
export const createOnCallConditionalDecision =
  exported.createConditionalDecision;
