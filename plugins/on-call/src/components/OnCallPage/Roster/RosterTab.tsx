import { useId } from 'react';
import Box from '@material-ui/core/Box';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import {
  failedInEither,
  useScheduleOfAll,
  useWhoOfAll,
} from '../../../queries/rotationQueries';
import { useServerNow } from '../../../time/useServerNow';
import { useWords } from '../../../translation/useWords';
import { Button } from '../../shared/Button';
import { Panel } from '../../shared/Panel';
import { FailedRotations } from '../FailedRotations';
import { useAddress } from '../useAddress';
import { weeksOf, windowAhead } from '../window';
import { filterRoster } from './roster';
import { RosterTable } from './RosterTable';

/** Every rotation, who is on call now and next, and what has to be seen to. */
export const RosterTab = (props: { rotations: readonly ApiRotation[] }) => {
  const { rotations } = props;
  const { t } = useWords();
  const { get, set } = useAddress();
  const fieldId = useId();
  const weeks = weeksOf(undefined);
  const who = useWhoOfAll(rotations);
  const schedules = useScheduleOfAll(
    rotations,
    windowAhead(useServerNow(), weeks),
  );
  const text = get('find') ?? '';
  const trouble = get('trouble') === 'yes';
  const shown = filterRoster(
    rotations.map(rotation => ({
      rotation,
      who: who.data.get(rotation.id),
      schedule: schedules.data.get(rotation.id),
    })),
    { text, trouble },
  );
  const clear = () => set({ find: undefined, trouble: undefined });

  return (
    <Panel name={t('roster.region')} title={t('roster.title')}>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        gridColumnGap={24}
        gridRowGap={8}
        mb={2}
      >
        <TextField
          id={fieldId}
          type="search"
          label={t('roster.find')}
          value={text}
          onChange={event => set({ find: event.target.value || undefined })}
          style={{ flex: '0 1 280px' }}
        />
        <FormControlLabel
          control={
            <Switch
              color="primary"
              checked={trouble}
              onChange={(_, checked) =>
                set({ trouble: checked ? 'yes' : undefined })
              }
            />
          }
          label={t('roster.troubleOnly')}
        />
        <Typography variant="body2" color="textSecondary" role="status">
          {t('roster.counted', {
            count: rotations.length,
            shown: String(shown.length),
          })}
        </Typography>
      </Box>
      <FailedRotations read={failedInEither(who, schedules)} />
      {shown.length > 0 ? (
        <RosterTable
          entries={shown}
          failures={
            new Map(
              who.failures.map(({ rotation, error }) => [rotation.id, error]),
            )
          }
          weeks={weeks}
        />
      ) : (
        <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
          <Typography color="textSecondary">
            {t('roster.nothingFits')}
          </Typography>
          <Button size="small" onClick={clear}>
            {t('roster.clear')}
          </Button>
        </Box>
      )}
    </Panel>
  );
};
