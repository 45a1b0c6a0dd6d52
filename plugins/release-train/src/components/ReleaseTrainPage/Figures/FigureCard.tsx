import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../../translation/useWords';
import { WeeklyPlot, type Series } from './WeeklyPlot';

/** One figure: its value, of how many it is made, and its weeks. */
export const FigureCard = (props: {
  title: string;
  value: string;
  detail?: string;
  n: number;
  /** What `n` counts, in words. */
  of: string;
  weeks: readonly string[];
  series: readonly Series[];
  bars?: boolean;
  format: (value: number) => string;
  /** The highest value of the axis; by default the highest there is. */
  highest?: number;
  /** What the numbers of the axis are round in. */
  unitOf?: (value: number) => number;
}) => {
  const { t } = useWords();
  return (
    <Grid item xs={12} md={6} component="section" aria-label={props.title}>
      <Typography variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      <Typography variant="h5" component="p">
        {props.value}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {props.detail && <>{props.detail} · </>}
        {t('figures.n', { n: String(props.n) })} · {props.of}
      </Typography>
      <WeeklyPlot
        label={t('figures.byWeek', { figure: props.title })}
        weeks={props.weeks}
        series={props.series}
        bars={props.bars}
        format={props.format}
        highest={props.highest}
        unitOf={props.unitOf}
      />
    </Grid>
  );
};
