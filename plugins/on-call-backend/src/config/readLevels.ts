import type { Config } from '@backstage/config';
import type {
  EscalationPolicy,
  Level,
} from '@signalbox/backstage-plugin-on-call-common';
import type { HumanDuration } from '@backstage/types';
import {
  checkId,
  checkUnique,
  invalid,
  readCount,
  readDuration,
  readUserRef,
} from './reading';

/** After the first level, when nobody acknowledges: ten minutes, then thirty for each further one. */
const FIRST_WAIT: HumanDuration = { minutes: 10 };
const FURTHER_WAIT: HumanDuration = { minutes: 30 };

function titleOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replace(/-/g, ' ');
}

function readLevel(config: Config, path: string): Level {
  const id = checkId(config.getString('id'), `${path}.id`);
  const title = config.getOptionalString('title') ?? titleOf(id);
  const person = config.getOptionalString('person');
  if (person === undefined) {
    const offset = readCount(config, 'offset', path, 0, 0);
    return { id, title, kind: 'rotating', offset };
  }
  if (config.has('offset')) {
    throw invalid(
      `${path}.offset`,
      config.getOptional('offset'),
      `nothing, because the level has the person ${person} at all times`,
    );
  }
  return {
    id,
    title,
    kind: 'fixed',
    person: readUserRef(person, `${path}.person`),
  };
}

/** The levels in the order in which they are paged: by default primary, secondary and the manager. */
export function readLevels(config: Config, path: string): Level[] {
  const manager = config.getOptionalString('manager');
  if (!config.has('levels')) {
    const offset = readCount(config, 'secondaryOffset', path, 1, 1);
    const levels: Level[] = [
      { id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 },
      { id: 'secondary', title: 'Secondary', kind: 'rotating', offset },
    ];
    if (manager !== undefined) {
      const person = readUserRef(manager, `${path}.manager`);
      levels.push({ id: 'tertiary', title: 'Tertiary', kind: 'fixed', person });
    }
    return levels;
  }
  for (const key of ['manager', 'secondaryOffset']) {
    if (config.has(key)) {
      throw invalid(
        `${path}.${key}`,
        config.getOptional(key),
        `nothing, because '${path}.levels' says it all`,
      );
    }
  }
  const levels = config
    .getConfigArray('levels')
    .map((item, index) => readLevel(item, `${path}.levels[${index}]`));
  checkUnique(levels, `${path}.levels`);
  if (levels.length === 0) {
    throw invalid(`${path}.levels`, [], 'at least one level');
  }
  return levels;
}

/** When each level is paged. */
export function readEscalation(
  config: Config,
  path: string,
  levels: readonly Level[],
): EscalationPolicy {
  const minutes = (wait: HumanDuration) => Number(wait.minutes) * 60_000;
  if (!config.has('escalation')) {
    return {
      steps: levels.map(({ id }, index) => ({
        level: id,
        afterMs:
          index === 0 ? 0 : minutes(index === 1 ? FIRST_WAIT : FURTHER_WAIT),
      })),
    };
  }
  const at = `${path}.escalation`;
  const steps = config.getConfigArray('escalation').map((item, index) => {
    const level = item.getString('level');
    if (!levels.some(({ id }) => id === level)) {
      throw invalid(
        `${at}[${index}].level`,
        level,
        `one of the levels ${levels.map(({ id }) => id).join(', ')}`,
      );
    }
    if (index === 0) {
      if (item.has('after')) {
        throw invalid(
          `${at}[0].after`,
          item.getOptional('after'),
          'nothing: the first level is paged at once',
        );
      }
      return { level, afterMs: 0 };
    }
    const fallback = index === 1 ? FIRST_WAIT : FURTHER_WAIT;
    const afterMs = readDuration(
      item,
      'after',
      `${at}[${index}]`,
      fallback,
      60_000,
    );
    // The API tells whole minutes.
    if (afterMs % 60_000 !== 0) {
      throw invalid(
        `${at}[${index}].after`,
        item.getOptional('after'),
        'whole minutes',
      );
    }
    return { level, afterMs };
  });
  if (steps.length === 0) throw invalid(at, [], 'at least one level');
  return { steps };
}
