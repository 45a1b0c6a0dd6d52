import Box from '@material-ui/core/Box';
import Alert from '@material-ui/lab/Alert';
import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { RelativeTime } from '../shared/Instant';

const NAMES: Record<string, string> = { pagerduty: 'PagerDuty' };

/** How a source outside is called. */
export function sourceName(kind: string): string {
  return NAMES[kind] ?? kind;
}

/** The source outside does not answer as it should: why, since when, and how old what one sees is. */
export const SourceNotice = (props: {
  source: NonNullable<WhoIsOnCall['source']>;
}) => {
  const { t } = useWords();
  const { kind, stale, fetchedAt, problem } = props.source;
  if (!stale && !problem) return null;
  const source = sourceName(kind);
  return (
    <Box mb={2}>
      <Alert severity="warning" variant="outlined">
        {problem && (
          <>
            {t(`sourceState.${problem.code}`, {
              source,
              message: problem.message,
            })}{' '}
            ({t('sourceState.since')} <RelativeTime value={problem.since} />
            ).{' '}
          </>
        )}
        {fetchedAt ? (
          <>
            {t('sourceState.stale', { source })}{' '}
            <RelativeTime value={fetchedAt} />.
          </>
        ) : (
          t('sourceState.staleUnknown', { source })
        )}
      </Alert>
    </Box>
  );
};
