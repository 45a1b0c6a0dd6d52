import { Router } from 'express';
import type { Parts } from '../assemble';
import { keyOf } from '../services/github/model/GithubState';
import { Speed } from '../services/github/model/types';
import {
  choice,
  InputError,
  optionalFlag,
  optionalNumber,
  optionalText,
  readFields,
  requiredText,
} from './input';
import { repositoryIn } from './repositoryRoutes';

const CONCLUSIONS = ['success', 'failure', 'cancelled', 'timed_out'] as const;
const MODES = ['run_details', 'no_content', 'refuse_run_details_400'] as const;

function readSpeed(value: unknown): Speed {
  if (value === 'manual') {
    return value;
  }
  const input = readFields(value, ['queuedMs', 'runMs']);
  const queuedMs = optionalNumber(input, 'queuedMs');
  const runMs = optionalNumber(input, 'runMs');
  if (queuedMs === undefined || runMs === undefined) {
    throw new InputError('speed', "must be 'manual' or { queuedMs, runMs }");
  }
  return { queuedMs, runMs };
}

/** Runs, deployments' targets, and how fast the one changes the other. */
export function runRoutes({ github, live, store }: Parts): Router {
  const { state, runner } = github.context;
  const router = Router();

  router.post('/runs/:id/finish', (request, response) => {
    const input = readFields(request.body, ['conclusion']);
    const conclusion = choice(input, 'conclusion', CONCLUSIONS);
    const { id } = request.params;
    const repository = state.repositories
      .list('')
      .find(item => state.runs.get(keyOf(item), id));
    if (!repository) {
      throw new InputError('id', `${id} is not a run`, 404);
    }
    const finished = store.transaction(() =>
      runner.finish(repository, Number(id), conclusion),
    );
    if (!finished) {
      throw new InputError('id', `${id} has finished already`, 409);
    }
    response.status(204).end();
  });

  router.post('/speed', (request, response) => {
    const input = readFields(request.body, ['repository', 'speed']);
    const speed = readSpeed(input.speed);
    if (input.repository === undefined) {
      runner.setDefaultSpeed(speed);
    } else {
      state.saveRepository({ ...repositoryIn(state, input), speed });
    }
    response.status(204).end();
  });

  router.post('/protection', (request, response) => {
    const input = readFields(request.body, [
      'repository',
      'environment',
      'protected',
    ]);
    const key = keyOf(repositoryIn(state, input));
    const name = requiredText(input, 'environment');
    const environment = state.environments.get(key, name);
    if (!environment) {
      throw new InputError('environment', `${name} is not there`, 404);
    }
    const isProtected = optionalFlag(input, 'protected') ?? true;
    state.environments.put(key, name, {
      ...environment,
      protected: isProtected,
    });
    response.status(204).end();
  });

  router.post('/dispatch', (request, response) => {
    const input = readFields(request.body, ['repository', 'mode']);
    const dispatch = choice(input, 'mode', MODES);
    state.saveRepository({ ...repositoryIn(state, input), dispatch });
    response.status(204).end();
  });

  router.post('/live/:component/:environment', (request, response) => {
    const input = readFields(request.body, ['healthy', 'version']);
    const healthy = optionalFlag(input, 'healthy');
    const version = optionalText(input, 'version');
    const { component, environment } = request.params;
    response.json(
      live.set(component, environment, {
        ...(healthy === undefined ? {} : { healthy }),
        ...(version === undefined ? {} : { version }),
      }),
    );
  });

  return router;
}
