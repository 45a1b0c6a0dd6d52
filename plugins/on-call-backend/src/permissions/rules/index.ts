import { isInvolved } from './isInvolved';
import { isRotation } from './isRotation';

/**
 * The rules that a policy can make a conditional decision with.
 *
 * @public
 */
export const onCallPermissionRules = { isInvolved, isRotation };
