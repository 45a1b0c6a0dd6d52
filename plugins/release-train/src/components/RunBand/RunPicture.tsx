import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { Soak, Stop } from '../../run/stops';
import { useWords } from '../../translation/useWords';
import { standingColor } from '../shared/statusStyles';
import { useStopWords } from './useStopWords';

/** Where the stops stand, in percent of the width: the soak takes most of the week. */
const AT = [6, 19, 32, 51, 70, 82, 94];
const SOAK = 3;
const LINE = 22;

const useStyles = makeStyles(theme => ({
  root: { width: '100%', height: 84, display: 'block', overflow: 'visible' },
  name: {
    fill: theme.palette.text.primary,
    fontFamily: theme.typography.fontFamily,
    fontSize: 13,
    fontWeight: 600,
  },
  when: {
    fill: theme.palette.text.secondary,
    fontFamily: theme.typography.fontFamily,
    fontSize: 12,
  },
}));

/** A mark that tells the status by its shape: a tick, a ring with a point, an empty ring, a cross. */
const StopMark = (props: { x: string; status: Stop['status'] }) => {
  const theme = useTheme();
  const done = standingColor(theme, 'good');
  const now = standingColor(theme, 'underWay');
  const paper = theme.palette.background.paper;
  const rest = theme.palette.text.secondary;
  const { x } = props;
  switch (props.status) {
    case 'done':
      return (
        <svg x={x} y={LINE} overflow="visible">
          <circle r="10" fill={done} />
          <path
            d="M-5 0l3.5 3.5L5-3.5"
            stroke={paper}
            strokeWidth="2"
            fill="none"
          />
        </svg>
      );
    case 'now':
      return (
        <svg x={x} y={LINE} overflow="visible">
          <circle r="11" fill={paper} stroke={now} strokeWidth="4" />
          <circle r="4" fill={now} />
        </svg>
      );
    case 'notReached':
      return (
        <svg x={x} y={LINE} overflow="visible">
          <circle r="9" fill={paper} stroke={rest} strokeDasharray="3 3" />
          <path
            d="M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5"
            stroke={rest}
            strokeWidth="2"
          />
        </svg>
      );
    default:
      return (
        <svg x={x} y={LINE} overflow="visible">
          <circle r="8" fill={paper} stroke={rest} strokeWidth="2" />
        </svg>
      );
  }
};

/** The run as a line with its stops. The list of stops says the same in words. */
export const RunPicture = (props: { stops: readonly Stop[]; soak?: Soak }) => {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useWords();
  const words = useStopWords(props.soak);
  const { stops, soak } = props;

  const soaking = stops[SOAK].status === 'now' && soak;
  const from = AT[SOAK - 1];
  const soakX = soaking
    ? from + (AT[SOAK + 1] - from) * soak.progress
    : AT[SOAK];
  const positions = AT.map((x, index) => (index === SOAK ? soakX : x));
  const reached = stops.reduce(
    (last, stop, index) =>
      stop.status === 'done' || stop.status === 'now' ? index : last,
    -1,
  );

  return (
    <svg
      className={classes.root}
      role="img"
      aria-label={`${t('picture.title')}: ${stops
        .filter(({ status }) => status === 'now')
        .map(stop => words.name(stop))
        .join(', ')}`}
    >
      <line
        x1={`${AT[0]}%`}
        x2={`${AT[AT.length - 1]}%`}
        y1={LINE}
        y2={LINE}
        stroke={theme.palette.divider}
        strokeWidth="5"
      />
      {reached > 0 && (
        <line
          x1={`${AT[0]}%`}
          x2={`${positions[reached]}%`}
          y1={LINE}
          y2={LINE}
          stroke={standingColor(theme, 'good')}
          strokeWidth="5"
        />
      )}
      {stops.map((stop, index) => (
        <g key={stop.name} textAnchor="middle">
          <StopMark x={`${positions[index]}%`} status={stop.status} />
          <text x={`${AT[index]}%`} y={56} className={classes.name}>
            {words.name(stop)}
          </text>
          <text x={`${AT[index]}%`} y={74} className={classes.when}>
            {words.when(stop)}
          </text>
        </g>
      ))}
    </svg>
  );
};
