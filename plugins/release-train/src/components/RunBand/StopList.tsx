import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Soak, Stop, StopStatus } from '../../run/stops';
import { useWords } from '../../translation/useWords';
import { StandingChip } from '../shared/StandingChip';
import type { Standing } from '../shared/statusStyles';
import { visuallyHidden } from '../shared/visuallyHidden';
import { useStopWords } from './useStopWords';

const STANDING: Record<StopStatus, Standing> = {
  done: 'good',
  now: 'underWay',
  ahead: 'neutral',
  notReached: 'bad',
};

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
      '& > :first-child': { flexShrink: 0 },
    },
  },
  hidden: visuallyHidden,
}));

/** The stops of a run in words: seen where the picture does not fit, heard everywhere. */
export const StopList = (props: {
  stops: readonly Stop[];
  soak?: Soak;
  /** Only for those who listen, because the picture is shown. */
  hidden: boolean;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const words = useStopWords(props.soak);
  return (
    <div className={props.hidden ? classes.hidden : undefined}>
      <ol aria-label={t('picture.list')} className={classes.list}>
        {props.stops.map(stop => (
          <li
            key={stop.name}
            aria-current={stop.status === 'now' ? 'step' : undefined}
          >
            <StandingChip
              standing={STANDING[stop.status]}
              label={t(`picture.${stop.status}`)}
            />
            <Typography component="span" variant="body2">
              <b>{words.name(stop)}</b> {words.when(stop)}
            </Typography>
          </li>
        ))}
      </ol>
    </div>
  );
};
