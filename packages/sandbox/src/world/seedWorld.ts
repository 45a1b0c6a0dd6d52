import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LiveServices } from '../services/live/LiveServices';
import {
  ACTIONS_LOGIN,
  addDeployment,
  addDeploymentStatus,
} from '../services/github/actions/deploymentWrites';
import { GithubContext } from '../services/github/context';
import { keyOf } from '../services/github/model/GithubState';
import { ancestry } from '../services/github/model/history';
import { Repository } from '../services/github/model/types';
import { readCommitsFile } from './commitsFile';
import { generatedHistory } from './generatedHistory';
import { RepositorySeed, seedRepository } from './RepositorySeeder';
import {
  deploymentEventWorkflow,
  deployWorkflow,
  pushWorkflow,
} from './workflowFiles';

const OWNER = 'example-org';
const GENERATED_COMMITS = 160;
const HELD_BACK = 40;
/** A train that left prod and staging a week behind main. */
const BEHIND_MAIN = 12;
const HOUR = 3600_000;
/** How long ago a past deployment was, for each commit behind main. */
const DEPLOYED_AGO = 14 * HOUR;

/** Where the real history lies beside a checkout of the project. */
export const DEFAULT_COMMITS_FILE = resolve(
  dirname(require.resolve('@signalbox/sandbox/package.json')),
  '../../../shared/data/single-cell-explorer-commits.jsonl',
);

/**
 * The repositories that a fresh sandbox holds. Without a commits file, and
 * when the default one is absent, the explorer has a generated history; `false`
 * asks for that.
 *
 * @throws Error when a file is named that cannot be read.
 */
export function seedWorld(
  context: GithubContext,
  live: LiveServices,
  commitsFile?: string | false,
): void {
  const until = context.clock.now() - 6 * HOUR;
  const file =
    commitsFile ??
    (existsSync(DEFAULT_COMMITS_FILE) ? DEFAULT_COMMITS_FILE : undefined);
  const history = file
    ? readCommitsFile(file)
    : generatedHistory('explorer', GENERATED_COMMITS, until);
  const explorer = seedRepository(context, live, {
    owner: OWNER,
    name: 'single-cell-explorer',
    description: 'An interactive explorer for single-cell data',
    component: 'explorer',
    liveField: 'Explorer',
    environments: ['dev', 'dev-canary', 'staging', 'prod'],
    workflows: {
      'deploy.yml': deployWorkflow(['dev', 'dev-canary', 'staging', 'prod']),
      'deploy-dev.yml': pushWorkflow('main', 'dev'),
      'deploy-dev-canary.yml': pushWorkflow('main-canary', 'dev-canary'),
    },
    history,
    reserve: Math.min(HELD_BACK, Math.floor(history.length / 4)),
    branches: { 'main-canary': 4 },
  });
  deployPast(context, live, explorer, {
    dev: 0,
    'dev-canary': 4,
    staging: BEHIND_MAIN,
    prod: BEHIND_MAIN,
  });
  const portal = seedRepository(context, live, {
    owner: OWNER,
    name: 'single-cell-data-portal',
    description: 'Where single-cell data is published',
    component: 'data-portal',
    environments: ['dev', 'stage', 'prod'],
    workflows: {
      'deploy-happy-stack.yml': deploymentEventWorkflow,
      'deploy-dev.yml': pushWorkflow('main', 'dev'),
      'deploy-stage.yml': pushWorkflow('main', 'stage'),
    },
    history: generatedHistory('data-portal', 60, until),
  });
  deployPast(context, live, portal, { dev: 0, stage: 0, prod: 9 });
  seedRepository(context, live, {
    owner: OWNER,
    name: 'single-cell-infra',
    description: 'What the single-cell services run on',
    component: 'infra',
    environments: ['dev', 'staging', 'prod'],
    workflows: {},
    history: generatedHistory('infra', 40, until),
  });
}

/** A generated repository, with the recommended deploy workflow. */
export function generatedRepositorySeed(
  values: Pick<RepositorySeed, 'owner' | 'name' | 'component'> & {
    commits: number;
    environments?: string[];
    liveField?: string;
  },
  until: number,
): RepositorySeed {
  const environments = values.environments ?? ['dev', 'staging', 'prod'];
  return {
    owner: values.owner,
    name: values.name,
    component: values.component,
    description: `A generated repository of ${values.component}`,
    liveField: values.liveField,
    environments,
    workflows: { 'deploy.yml': deployWorkflow(environments) },
    history: generatedHistory(
      `${values.owner}/${values.name}`,
      values.commits,
      until,
    ),
  };
}

/** Deployments before the story begins, by commits behind main. */
function deployPast(
  context: GithubContext,
  live: LiveServices,
  repository: Repository,
  behindMain: Record<string, number>,
): void {
  const { state, clock } = context;
  const head = state.branches.get(keyOf(repository), 'main')!;
  const commits = [...ancestry(state, repository, head.sha)];
  const oldestFirst = Object.entries(behindMain).sort(([, a], [, b]) => b - a);
  for (const [environment, behind] of oldestFirst) {
    const { sha } = commits[Math.min(behind, commits.length - 1)];
    const createdAt = clock.now() - HOUR - behind * DEPLOYED_AGO;
    const deployment = addDeployment(context, repository, {
      sha,
      ref: sha,
      environment,
      creator: ACTIONS_LOGIN,
      payload: { tag: `sha-${sha.slice(0, 8)}` },
      createdAt,
      updatedAt: createdAt,
    });
    addDeploymentStatus(context, repository, deployment, {
      state: 'success',
      creator: ACTIONS_LOGIN,
      createdAt: createdAt + 300_000,
    });
    live.deploy(repository.component, environment, sha);
  }
}
