import { Router } from 'express';
import type { Parts } from '../assemble';
import { SandboxClock } from '../core/SandboxClock';
import {
  InputError,
  optionalFlag,
  optionalNumber,
  readFields,
  requiredInstant,
} from './input';
import { ClockReading } from './types';

function reading(clock: SandboxClock): ClockReading {
  return {
    now: new Date(clock.now()).toISOString(),
    offsetMs: clock.offsetMs(),
  };
}

/** The offset that a change asks for. */
function targetOffset(clock: SandboxClock, body: unknown) {
  const input = readFields(body, [
    'advanceTo',
    'advanceByMs',
    'offsetMs',
    'force',
  ]);
  const force = optionalFlag(input, 'force') ?? false;
  if (input.advanceTo !== undefined) {
    const offsetMs = requiredInstant(input, 'advanceTo') - Date.now();
    return { field: 'advanceTo', offsetMs, force };
  }
  const step = optionalNumber(input, 'advanceByMs');
  if (step !== undefined) {
    const offsetMs = clock.offsetMs() + step;
    return { field: 'advanceByMs', offsetMs, force };
  }
  const offsetMs = optionalNumber(input, 'offsetMs', -Infinity);
  if (offsetMs === undefined) {
    throw new InputError('advanceTo', 'or advanceByMs or offsetMs is missing');
  }
  return { field: 'offsetMs', offsetMs, force };
}

export function clockRoutes({ clock }: Parts): Router {
  const router = Router();

  router.get('/clock', (_request, response) => {
    response.json(reading(clock));
  });

  router.post('/clock', (request, response) => {
    const { field, offsetMs, force } = targetOffset(clock, request.body);
    try {
      clock.setOffset(offsetMs, force);
    } catch (error) {
      throw new InputError(field, `is refused: ${(error as Error).message}`);
    }
    response.json(reading(clock));
  });

  router.get('/clock/stream', (_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    const push = () =>
      response.write(
        `event: clock\ndata: ${JSON.stringify(reading(clock))}\n\n`,
      );
    push();
    const unsubscribe = clock.onChange(push);
    response.on('close', unsubscribe);
  });

  return router;
}
