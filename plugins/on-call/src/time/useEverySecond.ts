import { useEffect, useReducer } from 'react';
import { useScope } from '../queries/scope';

/** The server's time, each second. For the smallest component that shows it, and no other. */
export function useEverySecond(): number {
  const { clock } = useScope();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => clock.subscribe(tick), [clock]);
  useEffect(() => {
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  return clock.now();
}
