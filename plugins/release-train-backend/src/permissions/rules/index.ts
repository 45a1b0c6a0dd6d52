import { hasComponent } from './hasComponent';
import { hasEnvironment } from './hasEnvironment';

/**
 * The rules that a policy can make a conditional decision with.
 *
 * @public
 */
export const releaseTrainPermissionRules = { hasComponent, hasEnvironment };
