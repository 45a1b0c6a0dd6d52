import type { Config } from '@backstage/config';
import type { ReadinessProbe } from '@signalbox/backstage-plugin-on-call-node';
import {
  DEFAULT_CHECKS,
  DEFAULT_DUTIES,
  DEFAULT_PAIRING,
  DEFAULT_VALID_FOR_MS,
} from './defaults';
import type { ConfiguredCheck, ConfiguredDuty } from './model';
import {
  checkId,
  checkTime,
  checkUnique,
  checkWeekday,
  invalid,
  readDuration,
  readUrl,
} from './reading';

const DAY_MS = 24 * 60 * 60_000;

function readDuty(config: Config, path: string): ConfiguredDuty {
  const weekday = config.getOptionalString('weekday');
  const time = config.getOptionalString('time');
  if (time !== undefined && weekday === undefined) {
    throw invalid(`${path}.time`, time, 'a weekday beside it');
  }
  return {
    id: checkId(config.getString('id'), `${path}.id`),
    title: config.getString('title'),
    description: config.getOptionalString('description'),
    weekday:
      weekday === undefined
        ? undefined
        : checkWeekday(weekday, `${path}.weekday`),
    time: time === undefined ? undefined : checkTime(time, `${path}.time`),
    monthly: config.getOptionalBoolean('monthly') ?? false,
    links: (config.getOptionalConfigArray('links') ?? []).map((link, index) => {
      const at = `${path}.links[${index}]`;
      const url = readUrl(link, 'url', at);
      if (url === undefined) {
        throw invalid(`${at}.url`, url, 'an http or https address');
      }
      return { title: link.getOptionalString('title') ?? url, url };
    }),
  };
}

/** What every shift has to see to. */
export function readDuties(config: Config, path: string): ConfiguredDuty[] {
  const duties = config
    .getOptionalConfigArray('duties')
    ?.map((item, index) => readDuty(item, `${path}.duties[${index}]`));
  if (!duties) return [...DEFAULT_DUTIES];
  checkUnique(duties, `${path}.duties`);
  return duties;
}

/** What a new secondary is shown. Its ids stand beside those of duties in the book of a shift. */
export function readPairing(
  config: Config,
  path: string,
): Array<{ id: string; title: string }> {
  const items = config
    .getOptionalConfigArray('pairing')
    ?.map((item, index) => ({
      id: checkId(item.getString('id'), `${path}.pairing[${index}].id`),
      title: item.getString('title'),
    }));
  if (!items) return [...DEFAULT_PAIRING];
  checkUnique(items, `${path}.pairing`);
  return items;
}

function readCheck(
  config: Config,
  path: string,
  probes: ReadonlyMap<string, ReadinessProbe>,
): ConfiguredCheck {
  const kind = config.getOptionalString('machine');
  const probe = kind === undefined ? undefined : probes.get(kind);
  if (kind !== undefined && !probe) {
    throw invalid(
      `${path}.machine`,
      kind,
      `a probe that an installed module brings: ${
        [...probes.keys()].join(', ') || 'there is none'
      }`,
    );
  }
  return {
    id: checkId(config.getString('id'), `${path}.id`),
    title: config.getString('title'),
    description: config.getOptionalString('description'),
    url: readUrl(config, 'url', path),
    machine: probe && {
      kind: probe.kind,
      options: probe.readOptions(config),
    },
    validForMs: readDuration(
      config,
      'validFor',
      path,
      { milliseconds: DEFAULT_VALID_FOR_MS },
      DAY_MS,
    ),
  };
}

/** What one needs before a shift. */
export function readChecks(
  config: Config,
  path: string,
  probes: ReadonlyMap<string, ReadinessProbe>,
): ConfiguredCheck[] {
  const checks = config
    .getOptionalConfigArray('readiness')
    ?.map((item, index) =>
      readCheck(item, `${path}.readiness[${index}]`, probes),
    );
  if (!checks) return [...DEFAULT_CHECKS];
  checkUnique(checks, `${path}.readiness`);
  return checks;
}
