import { useId } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { useMe } from '../../queries/useMe';
import { useWords } from '../../translation/useWords';
import { useBlockedStyles } from '../shared/blockedStyles';
import { Button } from '../shared/Button';
import { RefusalNotice } from '../shared/ErrorNotice';
import { useMessages } from '../shared/Messages';
import { useNames } from '../shared/useNames';
import { acknowledgeObstacles } from './acknowledging';
import { useAcknowledgeHandoff } from './useHandoffActions';

/** Says that the reader, who takes over, has read the note; beside it why not, where they cannot. */
export const Acknowledge = (props: { handoff: Handoff }) => {
  const { handoff } = props;
  const classes = useBlockedStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const whyId = useId();
  const me = useMe();
  const nameOf = useNames([handoff.incoming]);
  const acknowledge = useAcknowledgeHandoff(handoff.shiftId);
  const obstacles = acknowledgeObstacles(
    handoff,
    me,
    useForbidden('book', handoff.rotation),
  );
  const isBlocked = obstacles.length > 0;
  const person = nameOf(handoff.incoming ?? '');

  return (
    <Box>
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
        <Button
          variant="contained"
          color={isBlocked ? 'default' : 'primary'}
          size="small"
          className={isBlocked ? classes.blocked : undefined}
          // Not `disabled`: it has to be found, and to explain itself, by keyboard too.
          aria-disabled={isBlocked || acknowledge.isPending}
          aria-describedby={isBlocked ? whyId : undefined}
          onClick={() => {
            if (isBlocked || acknowledge.isPending) return;
            acknowledge.mutate(
              { version: handoff.version },
              {
                onSuccess: () => show({ text: t('handoff.didAcknowledge') }),
              },
            );
          }}
        >
          {t('handoff.acknowledge')}
        </Button>
        {isBlocked && (
          <Typography
            id={whyId}
            component="span"
            variant="body2"
            color="textSecondary"
          >
            {obstacles
              .map(obstacle => t(`handoff.${obstacle}`, { person }))
              .join(' ')}
          </Typography>
        )}
      </Box>
      {acknowledge.error && (
        <Box mt={1}>
          <RefusalNotice
            error={acknowledge.error}
            label={t('handoff.cannotAcknowledge')}
          />
        </Box>
      )}
    </Box>
  );
};
