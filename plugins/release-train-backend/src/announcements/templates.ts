import { escapeMarkdown } from '@signalbox/backstage-plugin-release-train-common';
import Mustache from 'mustache';
import type { AnnouncementName, ConfiguredTrain } from '../config/model';

/** What a template may name: a text, a flag, or a list of such. */
type Values = {
  [name: string]: string | number | boolean | undefined | Values[];
};

/** An announcement: the template that is built in, and what it may name, by example. */
interface Definition {
  template: string;
  example: Values;
}

const RUN: Values = { train: 'single-cell', run: '2026-11-26' };

const CANDIDATES: Values[] = [
  {
    name: 'data-portal',
    sha: 'd2d2d2d',
    shaUrl: 'https://code.example/data-portal/commit/d2d2d2d',
  },
  {
    name: 'explorer',
    sha: 'e1e1e1e',
    shaUrl: 'https://code.example/explorer/commit/e1e1e1e',
  },
];

/**
 * The announcements with their built-in templates. They are Mustache: `{{name}}` puts a value in,
 * with the signs of Markdown escaped; `{{{name}}}` does not escape; `{{#list}}…{{/list}}` repeats,
 * and `last` is set in the last of a list.
 */
export const ANNOUNCEMENTS: Record<AnnouncementName, Definition> = {
  holdCall: {
    template:
      '**{{train}}**, run of {{run}}: is there a pull request that the cut should wait for? {{#members}}{{name}}{{^last}}, {{/last}}{{/members}} {{#several}}go{{/several}}{{^several}}goes{{/several}} to {{cutEnvironment}} {{cutAt}}.{{#held}} It waits for {{#holds}}{{name}} [#{{number}}]({{{url}}}) {{title}}, asked by {{by}}{{^last}}; {{/last}}{{/holds}}.{{/held}}',
    example: {
      ...RUN,
      members: [{ name: 'infra' }, ...CANDIDATES.map(({ name }) => ({ name }))],
      several: true,
      cutEnvironment: 'staging',
      cutAt: 'Thu 26 Nov, 10:00 PST',
      held: true,
      holds: [
        {
          name: 'explorer',
          number: 12,
          title: 'Sort by date',
          url: 'https://code.example/explorer/pull/12',
          by: 'bo',
        },
      ],
    },
  },
  lgtmCall: {
    template:
      '**{{train}}**, run of {{run}}: has everyone tested {{cutEnvironment}}? {{#candidates}}{{name}} {{sha}}{{^last}}, {{/last}}{{/candidates}} {{#several}}go{{/several}}{{^several}}goes{{/several}} to {{promoteEnvironment}} {{#late}}later than planned ({{promoteAt}}){{/late}}{{^late}}{{promoteAt}}{{/late}} with {{quorum}} LGTMs.',
    example: {
      ...RUN,
      candidates: CANDIDATES,
      several: true,
      cutEnvironment: 'staging',
      promoteEnvironment: 'prod',
      promoteAt: 'Wed 2 Dec, 10:00 PST',
      late: false,
      quorum: 2,
    },
  },
  reminder: {
    template:
      '**{{train}}**, run of {{run}}: {{#candidates}}{{name}} has {{counted}} of {{needed}} LGTMs{{^last}}; {{/last}}{{/candidates}}.{{#waits}} Not heard yet: {{#unanswered}}{{name}}{{^last}}, {{/last}}{{/unanswered}}.{{/waits}}',
    example: {
      ...RUN,
      candidates: [
        { name: 'data-portal', counted: 2, needed: 2 },
        { name: 'explorer', counted: 1, needed: 2 },
      ],
      waits: true,
      unanswered: [{ name: 'bo' }, { name: 'cy' }],
    },
  },
  stop: {
    template:
      '**{{train}}**, {{#hotfix}}hot-fix{{/hotfix}}{{^hotfix}}run{{/hotfix}} of {{run}}: deployment to {{environment}} {{state}}{{#components}}\n- {{name}} {{#shaUrl}}[{{sha}}]({{{shaUrl}}}){{/shaUrl}}{{^shaUrl}}{{sha}}{{/shaUrl}}: {{{progress}}}{{#by}}, asked for by {{by}}{{/by}}{{#url}} ([run]({{{url}}})){{/url}}{{/components}}',
    example: {
      ...RUN,
      hotfix: false,
      environment: 'prod',
      state: 'in progress',
      components: [
        {
          ...CANDIDATES[0],
          progress: 'done',
          by: 'ana',
          url: 'https://code.example/runs/4',
        },
        {
          ...CANDIDATES[1],
          progress: 'in progress',
          by: 'ana',
          url: 'https://code.example/runs/5',
        },
      ],
    },
  },
  offTrain: {
    template:
      '**{{name}}** {{sha}} to {{environment}}: {{state}}, asked for by {{by}}{{#reason}} ({{reason}}){{/reason}}',
    example: {
      name: 'explorer',
      sha: 'e1e1e1e',
      environment: 'staging',
      state: 'in progress',
      by: 'bo',
      reason: 'Try the new layout',
    },
  },
  missed: {
    template:
      '**{{train}}**, run of {{run}}: missed. The cut was due {{cutAt}} and could not begin within its catch-up window.{{#detail}} {{{detail}}}{{/detail}}',
    example: {
      ...RUN,
      cutAt: 'Thu 26 Nov, 10:00 PST',
      detail: 'The cut waits for explorer #12.',
    },
  },
  replaced: {
    template:
      '**{{train}}**, run of {{run}}: not promoted before the next cut, so its candidates are superseded.',
    example: RUN,
  },
  cancelled: {
    template:
      '**{{train}}**, {{#hotfix}}hot-fix{{/hotfix}}{{^hotfix}}run{{/hotfix}} of {{run}}: cancelled by {{by}} ({{reason}}).',
    example: {
      ...RUN,
      hotfix: false,
      by: 'ana',
      reason: 'The database is being moved',
    },
  },
  empty: {
    template:
      '**{{train}}**, run of {{run}}: nothing has changed since {{promoteEnvironment}}, so there is nothing to ship.',
    example: { ...RUN, promoteEnvironment: 'prod' },
  },
};

/** Tells the last of each list apart, for the commas between. */
function withLast(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((item, index) => ({
            ...withLast(item),
            last: index === value.length - 1,
          }))
        : value,
    ]),
  );
}

/** The text of an announcement, by the template of the train or the one that is built in. */
export function renderAnnouncement(
  name: AnnouncementName,
  train: Pick<ConfiguredTrain, 'templates'>,
  values: Values,
): string {
  return Mustache.render(
    train.templates[name] ?? ANNOUNCEMENTS[name].template,
    withLast(values),
    undefined,
    { escape: value => escapeMarkdown(String(value)) },
  ).trim();
}

/** The names that an announcement's template may use, those inside of its lists among them. */
function namesIn(values: Values): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    Array.isArray(value)
      ? [name, ...value.flatMap(item => namesIn(item))]
      : [name],
  );
}

/** Every name in parsed Mustache: tokens are `[type, value, start, end, children?]`. */
function namesUsed(tokens: readonly unknown[][]): string[] {
  return tokens.flatMap(([type, value, , , children]) => [
    ...(type === 'name' || type === '&' || type === '#' || type === '^'
      ? [String(value)]
      : []),
    ...(Array.isArray(children) ? namesUsed(children) : []),
  ]);
}

/**
 * What is wrong with a template, in the words of a configuration error (what was expected), or
 * nothing.
 */
export function templateProblem(
  name: AnnouncementName,
  template: string,
): string | undefined {
  let used: string[];
  try {
    used = namesUsed(Mustache.parse(template) as unknown as unknown[][]);
  } catch (error) {
    return `a Mustache template (${(error as Error).message})`;
  }
  const known = new Set(['last', '.', ...namesIn(ANNOUNCEMENTS[name].example)]);
  const unknown = used.find(value => !known.has(value));
  return unknown === undefined
    ? undefined
    : `a template that uses only ${[...known]
        .filter(value => value !== '.')
        .sort()
        .join(', ')}; it has no '${unknown}'`;
}
