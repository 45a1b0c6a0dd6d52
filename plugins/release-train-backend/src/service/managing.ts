import {
  releaseTrainManagePermission,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import { shortName } from '../announcements/composeStopMessage';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { askVendor, VendorError } from '../scheduler/vendorCall';
import { invalidRequest, sourceUnavailable } from './errors';
import { requirePermission } from './permitted';
import type { CallOptions } from './ReleaseTrainService';

/** @throws InputError, naming the members, when one of these does not ride on the train. */
export function requireMembers(
  train: ConfiguredTrain,
  components: readonly string[],
): void {
  for (const component of components) {
    if (!train.members.includes(component)) {
      throw invalidRequest(
        `component: ${component} does not ride on ${
          train.id
        }; it has ${train.members.join(', ')}`,
      );
    }
  }
}

/** @throws NotFoundError or NotAllowedError when one of these is not the caller's to manage. */
export function requireManage(
  train: ConfiguredTrain,
  components: readonly string[],
  { access }: CallOptions,
): void {
  for (const component of components) {
    requirePermission(
      access,
      releaseTrainManagePermission,
      { component, environment: train.cutEnvironment },
      `You may not manage the runs of ${shortName(component)}.`,
    );
  }
}

/** @throws ServiceUnavailableError when the source cannot be asked. */
export async function fromSource<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await askVendor(ask);
  } catch (error) {
    if (error instanceof VendorError) throw sourceUnavailable(error.message);
    throw error;
  }
}

/** @throws InputError when the source of a component has no such commit. */
export async function requireCommit(
  model: ReleaseTrainModel,
  component: string,
  sha: string,
): Promise<void> {
  const { source, changeSource } = model.components.get(component)!;
  const commit = await fromSource(() =>
    changeSource.resolve(
      source,
      sha,
      AbortSignal.timeout(model.scheduler.vendorTimeoutMs),
    ),
  );
  if (!commit) {
    throw invalidRequest(
      `sha: ${shortSha(sha)} is not a commit of ${source.repository}`,
    );
  }
}
