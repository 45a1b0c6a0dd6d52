import type { ReactNode } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import type { UseQueryResult } from '@tanstack/react-query';
import { InfoCard } from '@backstage/core-components';
import { useScope } from '../../queries/scope';
import { toIso } from '../../time/iso';
import { useWords } from '../../translation/useWords';
import { ReadError } from './ErrorNotice';
import { useLanding } from './useLanding';

/** A card of the tab: a named region with a heading. */
export const Panel = (props: {
  /** Name of the region. */
  name: string;
  title: ReactNode;
  action?: ReactNode;
  /** Whether a link leads here. */
  landing?: boolean;
  children: ReactNode;
}) => (
  <section aria-label={props.name} {...useLanding(props.landing)}>
    <InfoCard
      title={props.title}
      action={props.action}
      titleTypographyProps={{ component: 'h2', variant: 'h6' }}
    >
      {props.children}
    </InfoCard>
  </section>
);

/**
 * What a query has read, with a placeholder of the same height before. A failure stays in its
 * panel: it offers to ask again, and keeps what was read before with its age.
 */
export function Reading<T>(props: {
  query: UseQueryResult<T, Error>;
  /** How many lines the placeholder has. */
  lines: number;
  children: (data: T) => ReactNode;
}) {
  const { t } = useWords();
  const { clock } = useScope();
  const { query } = props;
  const retry = () => {
    query.refetch();
  };
  if (query.data !== undefined) {
    return (
      <>
        {query.error && (
          <ReadError
            error={query.error}
            readAt={toIso(clock.toServer(query.dataUpdatedAt))}
            onRetry={retry}
          />
        )}
        {props.children(query.data)}
      </>
    );
  }
  if (query.error) return <ReadError error={query.error} onRetry={retry} />;
  return (
    <div role="progressbar" aria-label={t('common.loading')}>
      {Array.from({ length: props.lines }, (_, line) => (
        <Skeleton key={line} height={32} />
      ))}
    </div>
  );
}
