import { createConditionExports } from '@backstage/plugin-permission-node';
import { releaseTrainTargetResourceRef } from './resourceRef';
import { releaseTrainPermissionRules } from './rules';

const exported = createConditionExports({
  resourceRef: releaseTrainTargetResourceRef,
  rules: releaseTrainPermissionRules,
});

/**
 * Conditions for a policy: `releaseTrainConditions.hasComponent({ componentRefs })` and
 * `releaseTrainConditions.hasEnvironment({ environments })`.
 *
 * @public
 */
export const releaseTrainConditions = exported.conditions;

/**
 * Makes the decision of a policy out of conditions.
 *
 * @public
 */
export const createReleaseTrainConditionalDecision =
  exported.createConditionalDecision;
