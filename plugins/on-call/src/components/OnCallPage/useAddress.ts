import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What is chosen on a page, kept in its address; nothing stands for the default. */
export function useAddress(): {
  get: (name: string) => string | undefined;
  set: (values: Record<string, string | undefined>) => void;
} {
  const [params, setParams] = useSearchParams();
  const get = useCallback(
    (name: string) => params.get(name) ?? undefined,
    [params],
  );
  const set = useCallback(
    (values: Record<string, string | undefined>) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { get, set };
}
