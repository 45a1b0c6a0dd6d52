/**
 * The backend of on-call.
 *
 * @packageDocumentation
 */

export { onCallPlugin as default } from './plugin';
export * from './permissions/conditions';
export {
  onCallRotationResourceRef,
  type OnCallRotationFilter,
  type OnCallRotationResource,
} from './permissions/resourceRef';
export { onCallPermissionRules } from './permissions/rules';
