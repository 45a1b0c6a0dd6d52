import { releaseTrainReadPermission } from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { fullAccess, type CallerAccess } from '../permissions/CallerAccess';
import type { ReleaseTrainTarget } from '../permissions/resourceRef';

/** Whether the caller may read what is about this component or this environment of it. */
export function mayRead(
  access: CallerAccess | undefined,
  target: ReleaseTrainTarget,
): boolean {
  return (access ?? fullAccess).allows(releaseTrainReadPermission, target);
}

/** The configured components that the caller may read, or this one of them. */
export function readableComponents(
  model: ReleaseTrainModel,
  access: CallerAccess | undefined,
  only?: string,
): string[] {
  return [...model.components.keys()].filter(
    component =>
      (only === undefined || component === only) &&
      mayRead(access, { component }),
  );
}

/** The configured trains with a member that the caller may read. */
export function readableTrains(
  model: ReleaseTrainModel,
  access: CallerAccess | undefined,
): ConfiguredTrain[] {
  return [...model.trains.values()].filter(train =>
    train.members.some(component => mayRead(access, { component })),
  );
}

/** The configured environments that the caller may read, or those of one component or name. */
export function readablePlaces(
  model: ReleaseTrainModel,
  access: CallerAccess | undefined,
  only: Partial<ReleaseTrainTarget> = {},
): Required<ReleaseTrainTarget>[] {
  return [...model.components.values()]
    .filter(
      ({ entityRef }) =>
        only.component === undefined || entityRef === only.component,
    )
    .flatMap(({ entityRef, environments }) =>
      environments.map(({ name }) => ({
        component: entityRef,
        environment: name,
      })),
    )
    .filter(
      place =>
        (only.environment === undefined ||
          place.environment === only.environment) &&
        mayRead(access, place),
    );
}
