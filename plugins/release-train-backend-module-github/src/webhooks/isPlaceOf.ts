import type { DeployTarget } from '@signalbox/backstage-plugin-release-train-node';
import { parseRepository } from '../client/repository';

/**
 * Whether an environment belongs to a repository at GitHub and, where one is named, is that
 * environment there. GitHub tells neither names of repositories nor of environments apart by case.
 */
export function isPlaceOf(
  repository: string,
  environment?: string,
): (target: DeployTarget) => boolean {
  const address = comparable(repository);
  return ({ options, vendorEnvironment }) =>
    typeof options.repository === 'string' &&
    comparable(options.repository) === address &&
    (environment === undefined ||
      vendorEnvironment.toLowerCase() === environment.toLowerCase());
}

function comparable(address: string): string {
  return (parseRepository(address)?.webUrl ?? address).toLowerCase();
}
