import { useCallback, useEffect, useId, useRef, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useWords } from '../../translation/useWords';
import { useNames } from '../shared/useNames';

const PAUSE = 250;
const FOUND = 20;

/** The value, once it has not changed for a moment. */
export function useSettled<T>(value: T, pause = PAUSE): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}

function usePeople(term: string) {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['on-call-people', term],
    enabled: term.length > 1,
    staleTime: 60_000,
    // Whoever was found stays while the next letters are looked for, or a click would miss.
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: 'User' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        fullTextFilter: {
          term,
          fields: ['metadata.name', 'spec.profile.displayName'],
        },
        limit: FOUND,
      });
      return items.map(entity => stringifyEntityRef(entity));
    },
  });
}

/** Chooses a person: one of those who are offered first, or anybody in the catalog by name. */
export const PersonField = (props: {
  label: string;
  /** Entity reference. */
  value: string | undefined;
  /** Entity references of those who are offered without a search. */
  offered: readonly string[];
  error?: string;
  onChange: (person: string | undefined) => void;
}) => {
  const { t } = useWords();
  const id = useId();
  const [input, setInput] = useState('');
  const found = usePeople(useSettled(input.trim()));
  const options = [
    ...new Set([
      ...props.offered,
      ...(props.value ? [props.value] : []),
      ...(found.data ?? []),
    ]),
  ];
  const nameOf = useNames(options);
  // The field takes another function for another value, and forgets what was typed.
  const latest = useRef(nameOf);
  latest.current = nameOf;
  const labelOf = useCallback((ref: string) => latest.current(ref), []);
  // The catalog may have found somebody by a name that is not the one shown.
  const matching = (offered: string[], typed: string) =>
    offered.filter(
      ref =>
        (!found.isPlaceholderData && found.data?.includes(ref)) ||
        nameOf(ref).toLocaleLowerCase().includes(typed.toLocaleLowerCase()),
    );
  const failed =
    found.error && t('field.searchFailed', { message: found.error.message });
  return (
    <Autocomplete
      id={id}
      options={options}
      value={props.value ?? null}
      getOptionLabel={labelOf}
      filterOptions={(offered, { inputValue }) => matching(offered, inputValue)}
      getOptionSelected={(option, value) => option === value}
      inputValue={input}
      onInputChange={(_, text) => setInput(text)}
      onChange={(_, person) => props.onChange(person ?? undefined)}
      loading={found.isFetching}
      loadingText={t('field.searching')}
      noOptionsText={t('field.noPeople')}
      autoHighlight
      renderInput={params => (
        <TextField
          {...params}
          label={props.label}
          margin="normal"
          error={props.error !== undefined}
          helperText={props.error ?? failed ?? t('field.personHint')}
          inputProps={{
            ...params.inputProps,
            'aria-required': true,
            'aria-invalid': props.error !== undefined,
          }}
        />
      )}
    />
  );
};
