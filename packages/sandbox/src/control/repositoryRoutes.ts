import { Router } from 'express';
import type { Parts } from '../assemble';
import { GithubState, keyOf } from '../services/github/model/GithubState';
import { resolveCommit } from '../services/github/model/history';
import { Commit, Repository } from '../services/github/model/types';
import { seedRepository } from '../world/RepositorySeeder';
import { generatedRepositorySeed } from '../world/seedWorld';
import {
  choice,
  InputError,
  optionalNumber,
  optionalText,
  optionalTexts,
  readFields,
  requiredText,
} from './input';
import { LandedCommit, RepositorySummary } from './types';

const NAME = /^[A-Za-z0-9._-]+$/;

/** The repository that a control request names as `owner/name`. */
export function repositoryIn(
  state: GithubState,
  input: Record<string, unknown>,
): Repository {
  const text = requiredText(input, 'repository');
  const [owner, name = ''] = text.split('/');
  const repository = state.repository(owner, name);
  if (!repository) {
    throw new InputError('repository', `${text} is not in the sandbox`, 404);
  }
  return repository;
}

export function summarize(
  state: GithubState,
  repository: Repository,
): RepositorySummary {
  const key = keyOf(repository);
  return {
    repository: `${repository.owner}/${repository.name}`,
    component: repository.component,
    branches: Object.fromEntries(
      state.branches.list(key).map(({ name, sha }) => [name, sha]),
    ),
    environments: state.environments.list(key).map(({ name }) => name),
    reserve: state.reserve.list(key).length,
  };
}

function landed(commits: Commit[]): { items: LandedCommit[] } {
  return {
    items: commits.map(({ sha, message, pull }) => ({ sha, message, pull })),
  };
}

export function repositoryRoutes(parts: Parts): Router {
  const { store, landing, live, clock } = parts;
  const { state } = parts.github.context;
  const router = Router();

  router.get('/repositories', (_request, response) => {
    const all = state.repositories.list('');
    response.json({ items: all.map(item => summarize(state, item)) });
  });

  router.post('/repositories', (request, response) => {
    const input = readFields(request.body, [
      'owner',
      'name',
      'component',
      'commits',
      'environments',
      'liveField',
    ]);
    const [owner, name, component] = ['owner', 'name', 'component'].map(
      field => {
        const value = requiredText(input, field);
        if (!NAME.test(value)) {
          throw new InputError(field, 'must fit into an address');
        }
        return value;
      },
    );
    if (state.repository(owner, name)) {
      throw new InputError('name', `${owner}/${name} exists already`);
    }
    const seed = generatedRepositorySeed(
      {
        owner,
        name,
        component,
        commits: optionalNumber(input, 'commits', 1) ?? 30,
        environments: optionalTexts(input, 'environments'),
        liveField: optionalText(input, 'liveField'),
      },
      clock.now(),
    );
    const repository = store.transaction(() =>
      seedRepository(parts.github.context, live, seed),
    );
    response.status(201).json(summarize(state, repository));
  });

  router.post('/land', (request, response) => {
    const input = readFields(request.body, ['repository', 'count', 'branch']);
    const repository = repositoryIn(state, input);
    const count = optionalNumber(input, 'count', 1) ?? 1;
    const branch = optionalText(input, 'branch');
    if (branch && !state.branches.get(keyOf(repository), branch)) {
      throw new InputError('branch', `${branch} is not in the repository`, 404);
    }
    const commits = store.transaction(() =>
      landing.land(repository, count, branch),
    );
    response.json(landed(commits));
  });

  router.post('/branches', (request, response) => {
    const input = readFields(request.body, ['repository', 'branch', 'sha']);
    const repository = repositoryIn(state, input);
    const branch = requiredText(input, 'branch');
    const sha = requiredText(input, 'sha');
    const commit = resolveCommit(state, repository, sha);
    if (!commit) {
      throw new InputError('sha', `${sha} is not a commit`, 404);
    }
    store.transaction(() => landing.push(repository, branch, commit.sha));
    response.json(summarize(state, repository));
  });

  router.post('/pulls', (request, response) => {
    const input = readFields(request.body, [
      'repository',
      'title',
      'author',
      'labels',
      'base',
    ]);
    const repository = repositoryIn(state, input);
    const values = {
      title: requiredText(input, 'title'),
      author: optionalText(input, 'author') ?? 'ana',
      labels: optionalTexts(input, 'labels'),
      base: optionalText(input, 'base'),
    };
    const { number } = store.transaction(() =>
      landing.open(repository, values),
    );
    response.status(201).json({ number });
  });

  router.post('/pulls/:number', (request, response) => {
    const input = readFields(request.body, ['repository', 'action']);
    const repository = repositoryIn(state, input);
    const action = choice(input, 'action', ['merge', 'close']);
    const pull = state.pulls.get(keyOf(repository), request.params.number);
    if (!pull || pull.closedAt !== undefined) {
      throw new InputError('number', 'is not an open pull request', 404);
    }
    const commits = store.transaction(() => {
      if (action === 'merge') {
        return landing.merge(repository, pull);
      }
      landing.close(repository, pull);
      return [];
    });
    response.json(landed(commits));
  });

  return router;
}
