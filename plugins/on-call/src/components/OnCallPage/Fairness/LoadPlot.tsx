import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme, type Theme } from '@material-ui/core/styles';
import { standingColor } from '../../shared/statusStyles';
import { useWords } from '../../../translation/useWords';
import { axisEnd } from './load';

/** One bar of a plot. */
export interface LoadBar {
  name: string;
  value: number;
}

/** In units of the picture; the narrower one keeps its words readable on a phone. */
const WIDTHS = { wide: 480, narrow: 320 };
const ROW = 24;
const LEFT = 110;
const RIGHT = 40;
const FOOT = 18;
/** More letters than this do not fit beside the bars; the table and the title have them all. */
const LONGEST = 16;

const useStyles = makeStyles(theme => ({
  root: { width: '100%', maxWidth: 720, height: 'auto', display: 'block' },
  text: {
    fill: theme.palette.text.primary,
    fontFamily: theme.typography.fontFamily,
    fontSize: 12,
  },
  axis: {
    fill: theme.palette.text.secondary,
    fontFamily: theme.typography.fontFamily,
    fontSize: 11,
  },
}));

/** A bar a person, and a broken line where an even share would end. */
export const LoadPlot = (props: {
  label: string;
  bars: readonly LoadBar[];
  /** The even share of each. */
  share: number;
  format: (value: number) => string;
}) => {
  const classes = useStyles();
  const theme = useTheme<Theme>();
  const { t } = useWords();
  const { bars, share, format } = props;
  const isNarrow = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  const width = isNarrow ? WIDTHS.narrow : WIDTHS.wide;
  const floor = bars.length * ROW;
  const end = axisEnd(Math.max(0, ...bars.map(({ value }) => value)));
  const x = (value: number) => LEFT + ((width - LEFT - RIGHT) * value) / end;
  const isEmpty = share === 0;

  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${width} ${floor + FOOT}`}
      role="img"
      aria-label={props.label}
    >
      {!isEmpty &&
        [0, end / 2, end].map(tick => (
          <g key={tick}>
            <line
              x1={x(tick)}
              x2={x(tick)}
              y1={0}
              y2={floor}
              stroke={theme.palette.divider}
            />
            <text
              x={x(tick)}
              y={floor + 13}
              textAnchor="middle"
              className={classes.axis}
            >
              {format(tick)}
            </text>
          </g>
        ))}
      {bars.map(({ name, value }, index) => {
        const top = index * ROW;
        return (
          <g key={name}>
            <title>{`${name}: ${format(value)}`}</title>
            <text
              x={LEFT - 8}
              y={top + 16}
              textAnchor="end"
              className={classes.text}
            >
              {name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name}
            </text>
            <rect
              x={LEFT}
              y={top + 5}
              width={x(value) - LEFT}
              height={ROW - 10}
              fill={standingColor(theme, 'underWay')}
            />
            {!isEmpty && (
              <text x={x(value) + 6} y={top + 16} className={classes.text}>
                {format(value)}
              </text>
            )}
          </g>
        );
      })}
      {isEmpty ? (
        <text x={LEFT} y={floor + 13} className={classes.axis}>
          {t('fairness.empty')}
        </text>
      ) : (
        <line
          x1={x(share)}
          x2={x(share)}
          y1={0}
          y2={floor}
          stroke={theme.palette.text.secondary}
          strokeDasharray="4 3"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
};
