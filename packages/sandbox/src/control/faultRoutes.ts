import { Router } from 'express';
import type { Parts } from '../assemble';
import { FaultRule } from '../core/FaultBook';
import {
  choice,
  InputError,
  optionalNumber,
  optionalText,
  readFields,
  requiredPattern,
} from './input';

const KINDS = ['latency', 'hang', 'status', 'reset', 'truncate'] as const;

function readRule(body: unknown): FaultRule {
  const input = readFields(body, [
    'match',
    'times',
    'kind',
    'phase',
    'status',
    'headers',
    'body',
    'ms',
  ]);
  if (typeof input.match !== 'object') {
    throw new InputError('match', 'must be { method?, path }');
  }
  const match = readFields(input.match, ['method', 'path']);
  const status = optionalNumber(input, 'status', 200);
  if (status !== undefined && status > 599) {
    throw new InputError('status', 'must be an HTTP status');
  }
  const headers = input.headers as Record<string, string> | undefined;
  if (
    headers !== undefined &&
    Object.values(headers).some(value => typeof value !== 'string')
  ) {
    throw new InputError('headers', 'must map names to texts');
  }
  return {
    match: {
      method: optionalText(match, 'method'),
      path: requiredPattern(match, 'path'),
    },
    times: optionalNumber(input, 'times', 1),
    kind: choice(input, 'kind', KINDS),
    phase: choice(input, 'phase', ['before', 'after']),
    status,
    headers,
    body: input.body,
    ms: optionalNumber(input, 'ms'),
  };
}

/** What goes wrong, and what came in. */
export function faultRoutes({ faults, exchange, log, store }: Parts): Router {
  const router = Router();

  router.get('/faults', (_request, response) => {
    response.json({ items: faults.list() });
  });

  router.post('/faults', (request, response) => {
    response.status(201).json(faults.add(readRule(request.body)));
  });

  router.delete('/faults', (_request, response) => {
    store.transaction(() => faults.clear());
    exchange.release();
    response.status(204).end();
  });

  router.get('/requests', (request, response) => {
    const query = readFields(request.query, ['method', 'path', 'since']);
    const path =
      query.path === undefined ? undefined : requiredPattern(query, 'path');
    const since = optionalText(query, 'since');
    if (since !== undefined && Number.isNaN(Date.parse(since))) {
      throw new InputError('since', 'must be an instant in ISO 8601');
    }
    const method = optionalText(query, 'method');
    response.json({
      items: log.list({ method, path, since }),
    });
  });

  return router;
}
