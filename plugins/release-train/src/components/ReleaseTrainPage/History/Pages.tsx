import type { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type {
  InfiniteData,
  UseInfiniteQueryResult,
} from '@tanstack/react-query';
import {
  toIso,
  type Page,
} from '@signalbox/backstage-plugin-release-train-common';
import { useScope } from '../../../queries/scope';
import { useWords } from '../../../translation/useWords';
import { ReadError } from '../../shared/ErrorNotice';
import { Reading } from '../../shared/Panel';

/**
 * The pages of a list that have been read so far, and a button for older ones. What the server
 * does not filter by is looked for among them, and how many they are is said.
 */
export function Pages<T>(props: {
  query: UseInfiniteQueryResult<InfiniteData<Page<T>>, Error>;
  matches: (item: T) => boolean;
  /** Said when nothing matches. */
  nothing: string;
  children: (items: T[]) => ReactNode;
}) {
  const { t } = useWords();
  const { clock } = useScope();
  const { query } = props;
  if (!query.data) {
    return query.error ? (
      <ReadError error={query.error} onRetry={() => query.refetch()} />
    ) : (
      <Reading query={query as never} lines={8}>
        {() => null}
      </Reading>
    );
  }
  const all = query.data.pages.flatMap(({ items }) => items);
  const items = all.filter(props.matches);
  return (
    <>
      {query.error && (
        <ReadError
          error={query.error}
          readAt={toIso(clock.toServer(query.dataUpdatedAt))}
          onRetry={() =>
            query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()
          }
        />
      )}
      {items.length > 0 ? (
        props.children(items)
      ) : (
        <Typography color="textSecondary">{props.nothing}</Typography>
      )}
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        gridGap={16}
        mt={2}
      >
        {query.hasNextPage && (
          <Button
            variant="outlined"
            aria-disabled={query.isFetchingNextPage}
            onClick={() => {
              if (!query.isFetchingNextPage) query.fetchNextPage();
            }}
          >
            {t('past.older')}
          </Button>
        )}
        <Typography variant="body2" color="textSecondary" role="status">
          {items.length === all.length
            ? t('past.counted', { count: all.length })
            : t('past.matching', {
                found: String(items.length),
                total: String(all.length),
              })}
          {!query.hasNextPage && all.length > 0 && <> · {t('past.end')}</>}
        </Typography>
      </Box>
    </>
  );
}
