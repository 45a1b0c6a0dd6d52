import type { Config } from '@backstage/config';
import type {
  ChangeSource,
  DeployDriver,
} from '@signalbox/backstage-plugin-release-train-node';
import type {
  ConfiguredComponent,
  ConfiguredTrain,
  ReleaseTrainModel,
  SchedulerSettings,
} from './model';
import type { HumanDuration } from '@backstage/types';
import { readComponent } from './readComponent';
import { invalid, readDuration } from './reading';
import { readTrain } from './readTrain';

function readScheduler(config: Config | undefined): SchedulerSettings {
  const path = 'releaseTrain.scheduler';
  const read = (key: string, fallback: HumanDuration) =>
    readDuration(config, key, path, fallback, 100);
  const settings = {
    leaseMs: read('lease', { seconds: 15 }),
    backstopMs: read('backstop', { seconds: 15 }),
    followIntervalMs: read('followInterval', { seconds: 10 }),
    vendorTimeoutMs: read('vendorTimeout', { seconds: 10 }),
    absenceProofMs: read('absenceProof', { minutes: 2 }),
    deployTimeoutMs: read('deployTimeout', { hours: 1 }),
    observeIntervalMs: read('observeInterval', { minutes: 5 }),
  };
  // Until then a request may still be on its way, and its absence proves nothing.
  if (settings.absenceProofMs <= settings.vendorTimeoutMs) {
    throw invalid(
      `${path}.absenceProof`,
      config?.getOptional('absenceProof'),
      `more than the vendorTimeout of ${
        settings.vendorTimeoutMs / 1000
      } seconds`,
    );
  }
  return settings;
}

/**
 * Reads and checks the whole configuration of the plugin. Anything that cannot be used ends the
 * start with the path of the key, what is there, and what was expected.
 *
 * @throws InputError
 */
export function readModel(
  root: Config,
  options: {
    drivers: ReadonlyMap<string, DeployDriver>;
    changeSources: readonly ChangeSource[];
  },
): ReleaseTrainModel {
  const config = root.getOptionalConfig('releaseTrain');
  const components = new Map<string, ConfiguredComponent>();
  (config?.getOptionalConfigArray('components') ?? []).forEach(
    (item, index) => {
      const path = `releaseTrain.components[${index}]`;
      const component = readComponent(
        item,
        path,
        options.drivers,
        options.changeSources,
      );
      if (components.has(component.entityRef)) {
        throw invalid(
          `${path}.entityRef`,
          component.entityRef,
          'a component that is not configured already',
        );
      }
      components.set(component.entityRef, component);
    },
  );

  const trains = new Map<string, ConfiguredTrain>();
  const trainByComponent = new Map<string, ConfiguredTrain>();
  (config?.getOptionalConfigArray('trains') ?? []).forEach((item, index) => {
    const path = `releaseTrain.trains[${index}]`;
    const train = readTrain(item, path, components);
    if (trains.has(train.id)) {
      throw invalid(`${path}.id`, train.id, 'an id that no other train has');
    }
    trains.set(train.id, train);
    train.members.forEach((member, position) => {
      const other = trainByComponent.get(member);
      if (other) {
        throw invalid(
          `${path}.members[${position}]`,
          member,
          `a component that does not ride on a train already (it rides on '${other.id}')`,
        );
      }
      trainByComponent.set(member, train);
    });
  });

  return {
    scheduler: readScheduler(config?.getOptionalConfig('scheduler')),
    components,
    trains,
    trainOf: component => trainByComponent.get(component),
    environmentOf: (component, environment) =>
      components
        .get(component)
        ?.environments.find(candidate => candidate.name === environment),
  };
}
