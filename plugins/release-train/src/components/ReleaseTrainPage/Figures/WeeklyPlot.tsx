import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useTheme, type Theme } from '@material-ui/core/styles';
import { formatDate } from '../../../time/format';
import { useWords } from '../../../translation/useWords';
import { standingColor } from '../../shared/statusStyles';
import { niceHighest, segmentsOf } from './plot';
import { PlotLegend } from './PlotLegend';
import { PlotMark } from './PlotMark';
import { usePlotStyles } from './plotStyles';

/** Values by week; nothing where a week has no data. */
export interface Series {
  /** Named in the legend where there are several. */
  name: string;
  values: ReadonlyArray<number | undefined>;
}

/** In units of the picture; the narrower one keeps its words readable on a phone. */
const WIDTHS = { wide: 480, narrow: 320 };
const HEIGHT = 150;
const LEFT = 52;
const TOP = 10;
const BOTTOM = 22;
const FLOOR = HEIGHT - BOTTOM;

/** A plot by week: bars, or lines that leave a gap where there is no data. */
export const WeeklyPlot = (props: {
  label: string;
  weeks: readonly string[];
  series: readonly Series[];
  bars?: boolean;
  format: (value: number) => string;
  highest?: number;
  /** What the numbers of the axis are round in; by default one. */
  unitOf?: (value: number) => number;
}) => {
  const classes = usePlotStyles();
  const theme = useTheme<Theme>();
  const { t, locale } = useWords();
  const { weeks, series } = props;
  const isNarrow = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  const width = isNarrow ? WIDTHS.narrow : WIDTHS.wide;
  const known = series.flatMap(({ values }) =>
    values.flatMap(value => value ?? []),
  );
  const most = Math.max(0, ...known);
  const highest = props.highest ?? niceHighest(most, props.unitOf?.(most));
  const step = (width - LEFT - 8) / Math.max(weeks.length, 1);
  const x = (week: number) => LEFT + step * (week + 0.5);
  const y = (value: number) => FLOOR - ((FLOOR - TOP) * value) / highest;
  const colours = [
    standingColor(theme, 'underWay'),
    theme.palette.text.secondary,
  ];
  const named = series.filter(({ name }) => name);
  const ticks = known.length > 0 ? [0, highest / 2, highest] : [];
  const last = weeks.length - 1;

  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${width} ${HEIGHT + (named.length > 1 ? 16 : 0)}`}
      role="img"
      aria-label={props.label}
    >
      {ticks.map(tick => (
        <g key={tick}>
          <line
            x1={LEFT}
            x2={width - 8}
            y1={y(tick)}
            y2={y(tick)}
            stroke={theme.palette.divider}
          />
          <text
            x={LEFT - 6}
            y={y(tick) + 4}
            textAnchor="end"
            className={classes.text}
          >
            {tick === 0 ? '0' : props.format(tick)}
          </text>
        </g>
      ))}
      {known.length === 0 && (
        <text
          x={(LEFT + width) / 2}
          y={(TOP + FLOOR) / 2}
          textAnchor="middle"
          className={classes.text}
        >
          {t('figures.empty')}
        </text>
      )}
      {weeks.map((week, index) =>
        index === 0 || index === last ? (
          <text
            key={week}
            x={index === 0 ? LEFT : width - 8}
            y={HEIGHT - 6}
            textAnchor={index === 0 ? 'start' : 'end'}
            className={classes.text}
          >
            {formatDate(week, locale)}
          </text>
        ) : null,
      )}
      {series.map(({ name, values }, which) => (
        <g key={name}>
          {!props.bars &&
            segmentsOf(values).map(segment => (
              <polyline
                key={segment[0]}
                points={segment
                  .map(week => `${x(week)},${y(values[week]!)}`)
                  .join(' ')}
                fill="none"
                stroke={colours[which]}
                strokeWidth="1.5"
                strokeDasharray={which > 0 ? '4 3' : undefined}
              />
            ))}
          {values.map((value, week) => {
            if (value === undefined) return null;
            const said = `${formatDate(weeks[week], locale)}: ${
              name ? `${name} ` : ''
            }${props.format(value)}`;
            return (
              <g key={weeks[week]}>
                <title>{said}</title>
                {props.bars ? (
                  <rect
                    x={x(week) - step * 0.35}
                    y={y(value)}
                    width={step * 0.7}
                    height={FLOOR - y(value)}
                    fill={colours[which]}
                  />
                ) : (
                  <PlotMark
                    x={x(week)}
                    y={y(value)}
                    second={which > 0}
                    fill={colours[which]}
                  />
                )}
              </g>
            );
          })}
        </g>
      ))}
      {named.length > 1 && (
        <PlotLegend
          names={named.map(({ name }) => name)}
          colours={colours}
          left={LEFT + 6}
          top={HEIGHT + 6}
          step={width / 3}
        />
      )}
    </svg>
  );
};
