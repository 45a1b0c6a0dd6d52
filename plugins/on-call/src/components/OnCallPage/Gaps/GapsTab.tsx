import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import { useScheduleOfAll } from '../../../queries/rotationQueries';
import { useServerNow } from '../../../time/useServerNow';
import { useWords } from '../../../translation/useWords';
import { OverrideDialog } from '../../Dialogs/OverrideDialog';
import { Panel } from '../../shared/Panel';
import { FailedRotations } from '../FailedRotations';
import { RotationChoice } from '../RotationChoice';
import { useAddress } from '../useAddress';
import { WeeksChoice } from '../WeeksChoice';
import { weeksOf, windowAhead } from '../window';
import { overrideFor } from './overrideFor';
import { troublesOf, type Trouble } from './troubles';
import { TroubleTable } from './TroubleTable';

/** When nobody, or one person twice, is on call in the coming weeks, over all rotations. */
export const GapsTab = (props: { rotations: readonly ApiRotation[] }) => {
  const { t } = useWords();
  const { get } = useAddress();
  const now = useServerNow();
  const [fixing, setFixing] = useState<Trouble>();
  const chosen = props.rotations.find(({ id }) => id === get('rotation'));
  const rotations = chosen ? [chosen] : props.rotations;
  const read = useScheduleOfAll(
    rotations,
    windowAhead(now, weeksOf(get('weeks'))),
  );
  const known = rotations.flatMap(rotation => {
    const schedule = read.data.get(rotation.id);
    return schedule ? [{ rotation, schedule }] : [];
  });
  // The window begins at midnight; what has ended since needs nobody any more.
  const troubles = troublesOf(known).filter(({ end }) => Date.parse(end) > now);
  const n = String(known.length);

  return (
    <Panel name={t('gaps.region')} title={t('gaps.title')}>
      <Box display="flex" flexWrap="wrap" gridGap={16} mb={2}>
        <WeeksChoice label={t('gaps.ahead')} />
        {props.rotations.length > 1 && (
          <RotationChoice
            rotations={props.rotations}
            value={chosen?.id ?? ''}
            all={t('page.allRotations')}
          />
        )}
      </Box>
      <FailedRotations read={read} />
      {read.isPending && (
        <div role="progressbar" aria-label={t('common.loading')}>
          <Skeleton height={96} />
        </div>
      )}
      {!read.isPending && known.length > 0 && (
        <Typography variant="body2" color="textSecondary" paragraph>
          {troubles.length > 0
            ? t('gaps.counted', { count: troubles.length, n })
            : t('gaps.none', { count: known.length })}
        </Typography>
      )}
      {troubles.length > 0 && (
        <TroubleTable troubles={troubles} onOverride={setFixing} />
      )}
      {fixing && (
        <OverrideDialog
          rotation={fixing.rotation}
          initial={overrideFor(fixing)}
          onClose={() => setFixing(undefined)}
        />
      )}
    </Panel>
  );
};
