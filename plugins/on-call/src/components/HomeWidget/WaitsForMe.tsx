import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { MyShifts } from '@signalbox/backstage-plugin-on-call-common';
import { useReadiness } from '../../queries/queries';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { usePageLink } from '../OnCallPage/usePageLink';
import { openOf } from '../Readiness/boxes';
import { ReadError } from '../shared/ErrorNotice';
import { plainList } from '../shared/plainList';
import { StandingChip } from '../shared/StandingChip';

/** What waits for the reader: swaps, handoffs, and what they are not ready with. */
export const WaitsForMe = (props: { mine: MyShifts }) => {
  const { t } = useWords();
  const now = useServerNow();
  const readiness = useReadiness('me');
  const link = usePageLink()('my-shifts');
  const { items, swapsToAnswer, handoffsToAcknowledge = [] } = props.mine;
  // Whoever is not on call for weeks need not be ready for anything.
  const checks = items.length > 0 ? readiness.data?.checks ?? [] : [];
  const { open, total } = openOf({ checks }, now);
  const swaps = swapsToAnswer.length;
  const handoffs = handoffsToAcknowledge.length;
  const waiting = [
    { count: swaps, words: t('widget.swaps', { count: swaps }) },
    { count: handoffs, words: t('widget.handoffs', { count: handoffs }) },
    {
      count: open,
      words: t('widget.ready', { count: open, n: String(total) }),
    },
  ].filter(({ count }) => count > 0);

  return (
    <Box mt={1}>
      {readiness.error && items.length > 0 && (
        <ReadError
          error={readiness.error}
          onRetry={() => readiness.refetch()}
        />
      )}
      {waiting.length > 0 ? (
        <ul style={plainList} aria-label={t('widget.waits')}>
          {waiting.map(({ words }) => (
            <Typography key={words} component="li" variant="body2">
              <StandingChip
                standing="attention"
                label={
                  link ? (
                    <Link to={link} underline="always">
                      {words}
                    </Link>
                  ) : (
                    words
                  )
                }
              />
            </Typography>
          ))}
        </ul>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('widget.nothingWaits')}
        </Typography>
      )}
    </Box>
  );
};
