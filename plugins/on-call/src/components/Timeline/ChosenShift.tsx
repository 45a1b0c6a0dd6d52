import { useRef } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import { useOverrides } from '../../queries/queries';
import type { Bar } from '../../schedule/bars';
import { fromIso } from '../../time/iso';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Assigned, Until } from '../Band/LevelCard';
import { useRemoveOverride } from '../Dialogs/useRemoveOverride';
import { Button } from '../shared/Button';
import { Instant } from '../shared/Instant';
import { Person } from '../shared/Person';
import { useSourceWords } from '../shared/Source';
import type { Ask } from './ask';

const useStyles = makeStyles(theme => ({
  chosen: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    minHeight: 72,
    marginTop: theme.spacing(1),
    padding: theme.spacing(1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    '&:focus': { outline: 'none' },
  },
}));

/** What there is to know about the chosen bar, and what can be done about it. */
export const ChosenShift = (props: {
  rotation: ApiRotation;
  bar: Bar;
  /** Whether the reader may change the schedule at all. */
  mayChange: boolean;
  onAsk: (ask: Ask) => void;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const { rotation, bar } = props;
  const { assignment } = bar;
  const now = useServerNow();
  const sourceOf = useSourceWords([assignment]);
  const overrides = useOverrides(
    assignment.overrideId ? rotation.id : undefined,
  );
  const override = overrides.data?.items.find(
    ({ id }) => id === assignment.overrideId,
  );
  const region = useRef<HTMLElement>(null);
  // The button that had the focus goes with the override.
  const remove = useRemoveOverride(rotation.id, () => region.current?.focus());
  const title =
    rotation.levels.find(({ id }) => id === assignment.level)?.title ??
    assignment.level;
  const { start, end, shiftId, level } = assignment;
  // What has begun is not swapped any more; somebody stands in for the rest of it.
  const isAhead = start !== undefined && fromIso(start) > now;
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={t('weeks.chosen')}
      className={classes.chosen}
    >
      <Box flex="1 1 320px">
        <Typography variant="body2" component="div">
          <b>{title}</b>: <Assigned assignment={assignment} /> ·{' '}
          {sourceOf(assignment)}
        </Typography>
        <Typography variant="body2" color="textSecondary" component="div">
          {start && (
            <>
              {t('common.from')} <Instant value={start} /> ·{' '}
            </>
          )}
          <Until end={end} />
        </Typography>
        {override && (
          <Typography variant="body2" color="textSecondary" component="div">
            {t('weeks.madeBy')} <Person person={override.createdBy} />
            {override.reason && (
              <>
                {' · '}
                {t('weeks.reason')}: {override.reason}
              </>
            )}
          </Typography>
        )}
      </Box>
      {props.mayChange && (
        <Box display="flex" flexWrap="wrap" gridGap={8}>
          {override && (
            <Button
              size="small"
              variant="outlined"
              aria-disabled={remove.isPending}
              onClick={() => {
                if (!remove.isPending) remove.remove(override);
              }}
            >
              {t('weeks.remove')}
            </Button>
          )}
          <Button
            size="small"
            variant="outlined"
            onClick={() => props.onAsk({ what: 'override', level, start, end })}
          >
            {t('weeks.overrideThis')}
          </Button>
          {shiftId && isAhead && (
            <Button
              size="small"
              variant="outlined"
              onClick={() => props.onAsk({ what: 'swap', level, shiftId })}
            >
              {t('weeks.swapThis')}
            </Button>
          )}
        </Box>
      )}
    </section>
  );
};
