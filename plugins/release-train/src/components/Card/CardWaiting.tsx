import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { Train } from '@signalbox/backstage-plugin-release-train-common';
import type { boardOf } from '../../run/board';
import { waitingOf } from '../../run/waiting';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { WaitingWords } from '../ReleaseTrainPage/Board/WaitingWords';
import { useMe } from '../ReleaseTrainPage/useMe';

/** What the run waits for at this component. */
export const CardWaiting = (props: {
  train: Train;
  component: string;
  board: ReturnType<typeof boardOf>;
}) => {
  const { t } = useWords();
  const me = useMe();
  const now = useServerNow();
  const { component, board, train } = props;
  if (!board.run) return null;
  const waiting = waitingOf(board.run, board.deployments, me, now).filter(
    other => other.component === component,
  );
  return (
    <Box mt={1}>
      <Typography variant="body2" component="div">
        {t('card.waits')}:{' '}
        {waiting.length === 0 ? (
          t('card.nothing')
        ) : (
          <ul
            aria-label={t('card.waits')}
            style={{ margin: 0, paddingLeft: 20 }}
          >
            {waiting.map((other, index) => (
              <li key={`${other.kind} ${index}`}>
                <WaitingWords waiting={other} approvers={train.approvers} />
              </li>
            ))}
          </ul>
        )}
      </Typography>
    </Box>
  );
};
