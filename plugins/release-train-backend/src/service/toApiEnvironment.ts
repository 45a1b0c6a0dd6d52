import {
  isDrifting,
  parseVersion,
  releaseTrainDeployPermission,
  releaseTrainLockPermission,
  releaseTrainRollbackPermission,
  toIso,
  type EnvironmentState,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  ConfiguredComponent,
  ConfiguredEnvironment,
} from '../config/model';
import type { EnvironmentRecord, LockRecord } from '../database/rows';
import { fullAccess, type CallerAccess } from '../permissions/CallerAccess';
import type { EnvironmentDetails } from '../queries/loadEnvironments';
import { optionalIso } from './optionalIso';
import { toApiLock } from './toApiLock';
import { toApiDeployment } from './toApiDeployment';

function commitUrl(component: ConfiguredComponent, sha: string): string {
  return component.changeSource.commitUrl(component.source, sha);
}

function toApiRecorded(
  component: ConfiguredComponent,
  record: EnvironmentRecord | undefined,
): EnvironmentState['recorded'] {
  if (
    record?.recordedSha === undefined ||
    record.recordedAt === undefined ||
    record.recordedDeploymentId === undefined
  ) {
    return undefined;
  }
  return {
    sha: record.recordedSha,
    shaUrl: commitUrl(component, record.recordedSha),
    since: toIso(record.recordedAt),
    deploymentId: record.recordedDeploymentId,
    vendorUrl: record.recordedUrl,
  };
}

function toApiObserved(
  component: ConfiguredComponent,
  record: EnvironmentRecord | undefined,
): EnvironmentState['observed'] {
  if (!record || (!record.observedAt && !record.observedError)) {
    return undefined;
  }
  const version =
    record.observedVersion && parseVersion(record.observedVersion);
  return {
    version,
    versionUrl: version ? commitUrl(component, version) : record.observedUrl,
    since: optionalIso(record.observedSince),
    at: optionalIso(record.observedAt),
    source: record.observedSource,
    error: record.observedError,
  };
}

/** One environment of a component the way the API shows it. */
export function toApiEnvironment(
  environment: ConfiguredEnvironment,
  context: {
    component: ConfiguredComponent;
    details?: EnvironmentDetails;
    lock?: LockRecord;
    freeze?: EnvironmentState['freeze'];
    access?: CallerAccess;
    now: number;
  },
): EnvironmentState {
  const {
    component,
    details,
    now,
    lock,
    freeze,
    access = fullAccess,
  } = context;
  const place = {
    component: component.entityRef,
    environment: environment.name,
  };
  const recorded = toApiRecorded(component, details?.record);
  const observed = toApiObserved(component, details?.record);
  const active = details?.activeDeployment;
  return {
    name: environment.name,
    mechanism: environment.driver.mechanism,
    triggered: environment.driver.triggers,
    note: environment.note,
    recorded,
    observed,
    drift: details?.record !== undefined && isDrifting(details.record),
    lock: lock && toApiLock(lock),
    freeze,
    rollsBack:
      environment.driver.triggers && environment.driver.rollsBack !== false,
    may: {
      deploy: access.allows(releaseTrainDeployPermission, place),
      lock: access.allows(releaseTrainLockPermission, place),
      rollBack: access.allows(releaseTrainRollbackPermission, place),
    },
    activeDeployment:
      active &&
      toApiDeployment(active, {
        shaUrl: commitUrl(component, active.sha),
        now,
        access,
      }),
  };
}
