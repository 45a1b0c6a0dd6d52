import { useCallback } from 'react';
import { useQueries } from '@tanstack/react-query';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';

/**
 * The names of people as the catalog presents them, as plain text for sentences, labels and pictures.
 * Until the catalog has answered, and where it does not know somebody, it is the name in the
 * reference.
 */
export function useNames(
  refs: readonly (string | undefined)[],
): (ref: string) => string {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  const known = [
    ...new Set(refs.filter((ref): ref is string => ref !== undefined)),
  ].sort();
  const names = useQueries({
    queries: known.map(ref => ({
      queryKey: ['on-call-name', ref],
      staleTime: Infinity,
      queryFn: async () =>
        presentation
          ? (await presentation.forEntity(ref).promise).primaryTitle
          : nameIn(ref),
    })),
    combine: results => results.map(({ data }) => data),
  });
  const list = JSON.stringify(names);
  return useCallback(
    (ref: string) => names[known.indexOf(ref)] ?? nameIn(ref),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- by value, for both are made anew
    [list, known.join()],
  );
}

function nameIn(ref: string): string {
  return defaultEntityPresentation(ref, { defaultKind: 'user' }).primaryTitle;
}
