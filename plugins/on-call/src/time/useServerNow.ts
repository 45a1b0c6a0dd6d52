import { useEffect, useReducer } from 'react';
import { useScope } from '../queries/scope';

const SECOND = 1_000;
const NEAR = 120 * SECOND;

/**
 * The server's time, kept up to date: every 30 seconds, and each second while `near` (epoch
 * milliseconds) is less than two minutes away.
 */
export function useServerNow(near?: number): number {
  const { clock } = useScope();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  const now = clock.now();
  const isNear = near !== undefined && Math.abs(near - now) < NEAR;

  useEffect(() => clock.subscribe(tick), [clock]);
  useEffect(() => {
    const timer = setInterval(tick, isNear ? SECOND : 30 * SECOND);
    return () => clearInterval(timer);
  }, [isNear]);

  return now;
}
