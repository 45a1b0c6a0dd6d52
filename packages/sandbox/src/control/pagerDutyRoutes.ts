import { Router } from 'express';
import type { Parts } from '../assemble';
import { incidentActions } from '../services/pagerduty/incidentActions';
import { Incident, PagerDutyAccount } from '../services/pagerduty/model';
import { TROUBLE_NAMES, TROUBLES } from '../services/pagerduty/troubles';
import { fillOnCalls } from '../world/crowd';
import {
  choice,
  InputError,
  optionalNumber,
  optionalText,
  readFields,
  requiredPattern,
  requiredText,
} from './input';
import { PagerDutyChange, PagerDutyIncident } from './pagerDutyTypes';

const DAY = 86_400_000;
const MOST_ON_CALLS = 5000;

function summarize(
  account: PagerDutyAccount,
  incident: Incident,
): PagerDutyIncident {
  const { id, number, title, status, incidentKey, level } = incident;
  return {
    id,
    account: account.id,
    number,
    title,
    service: incident.serviceId,
    status,
    dedupKey: incidentKey,
    ...(level === undefined ? {} : { level }),
    assignees: incident.assignments.map(
      ({ userId }) => account.users.get(userId)!.email,
    ),
    createdAt: new Date(incident.createdAt).toISOString(),
  };
}

/** PagerDuty's incidents and events, who asks how, and what goes wrong there. */
export function pagerDutyRoutes({
  clock,
  faults,
  pagerDuty,
  store,
}: Parts): Router {
  const router = Router();

  function accountIn(input: Record<string, unknown>): PagerDutyAccount {
    const id = optionalText(input, 'account') ?? 'first';
    const account = pagerDuty.account(id);
    if (!account) {
      throw new InputError('account', `${id} is not an account`, 404);
    }
    return account;
  }

  router.get('/pagerduty/incidents', (_request, response) => {
    const items = pagerDuty.accounts.flatMap(account =>
      account.incidents.list().map(it => summarize(account, it)),
    );
    response.json({ items });
  });

  router.post('/pagerduty/incidents', (request, response) => {
    const fields = ['account', 'service', 'title', 'dedupKey'];
    const input = readFields(request.body, fields);
    const account = accountIn(input);
    const service = account.services.get(requiredText(input, 'service'));
    if (!service) {
      throw new InputError('service', 'is not a service of the account', 404);
    }
    const { id, name } = service;
    const incident = store.transaction(() =>
      pagerDuty.runner.open(
        account,
        {
          service,
          title: requiredText(input, 'title'),
          incidentKey: optionalText(input, 'dedupKey'),
        },
        { type: 'service', id, summary: name },
      ),
    );
    response.status(201).json(summarize(account, incident));
  });

  router.post('/pagerduty/incidents/:id/:action', (request, response, next) => {
    const { id, action } = request.params;
    const act = incidentActions[action];
    if (!act) {
      next();
      return;
    }
    const input = readFields(request.body, ['user']);
    const found = pagerDuty.find(id);
    if (!found) {
      throw new InputError('id', `${id} is not an incident`, 404);
    }
    const { account, incident } = found;
    const user = account.userByEmail(requiredText(input, 'user'));
    if (!user) {
      throw new InputError('user', 'is not the e-mail of a user', 404);
    }
    const isDone = store.transaction(() =>
      act(pagerDuty.runner, account, incident, user),
    );
    if (!isDone) {
      throw new InputError(
        'action',
        `${action} is not possible while the incident is ${incident.status}`,
        409,
      );
    }
    response.json(summarize(account, account.incidents.get(id)!));
  });

  router.get('/pagerduty/changes', (_request, response) => {
    const items = pagerDuty.accounts.flatMap(account =>
      account.changes.list().map(
        ({ serviceId, at, ...change }): PagerDutyChange => ({
          ...change,
          account: account.id,
          service: serviceId,
          at: new Date(at).toISOString(),
        }),
      ),
    );
    response.json({ items });
  });

  router.post('/pagerduty/fill', (request, response) => {
    const fields = ['account', 'onCalls', 'withinDays', 'policy'];
    const input = readFields(request.body, fields);
    const account = accountIn(input);
    const wanted = optionalNumber(input, 'onCalls', 1);
    if (wanted === undefined || wanted > MOST_ON_CALLS) {
      throw new InputError('onCalls', `must be at most ${MOST_ON_CALLS}`);
    }
    const policy = optionalText(input, 'policy');
    if (policy && !account.policies.get(policy)) {
      throw new InputError('policy', 'is not a policy of the account', 404);
    }
    const since = clock.now();
    const until = since + (optionalNumber(input, 'withinDays') ?? 0) * DAY;
    const onCalls = store.transaction(() =>
      fillOnCalls(account, wanted, { since, until }, policy),
    );
    response.json({ onCalls });
  });

  router.get('/pagerduty/tokens', (_request, response) => {
    response.json({ items: pagerDuty.use.list() });
  });

  router.delete('/pagerduty/tokens', (_request, response) => {
    pagerDuty.use.clear();
    response.status(204).end();
  });

  router.post('/pagerduty/trouble', (request, response) => {
    const input = readFields(request.body, [
      'trouble',
      'times',
      'ms',
      'method',
      'path',
    ]);
    const path = input.path === undefined ? '' : requiredPattern(input, 'path');
    const fault = faults.add({
      ...TROUBLES[choice(input, 'trouble', TROUBLE_NAMES)],
      match: {
        method: optionalText(input, 'method'),
        path: `^/pagerduty/.*${path}`,
      },
      times: optionalNumber(input, 'times', 1),
      ...(input.ms === undefined ? {} : { ms: optionalNumber(input, 'ms') }),
    });
    response.status(201).json(fault);
  });

  return router;
}
