/**
 * The backend of the release train.
 *
 * @packageDocumentation
 */

export { releaseTrainPlugin as default } from './plugin';
export * from './permissions/conditions';
export {
  releaseTrainTargetResourceRef,
  type ReleaseTrainTarget,
  type ReleaseTrainTargetFilter,
} from './permissions/resourceRef';
export { releaseTrainPermissionRules } from './permissions/rules';
