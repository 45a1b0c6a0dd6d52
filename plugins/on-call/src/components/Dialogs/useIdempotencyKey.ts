import { useRef } from 'react';
import { newIdempotencyKey } from '../../api/idempotencyKey';

/**
 * A key for what is asked for: the same when it is asked for again because no answer came, another
 * one as soon as it is changed.
 */
export function useIdempotencyKey(request: unknown): string {
  const last = useRef<{ request: string; key: string }>();
  const text = JSON.stringify(request) ?? '';
  if (last.current?.request !== text) {
    last.current = { request: text, key: newIdempotencyKey() };
  }
  return last.current.key;
}
