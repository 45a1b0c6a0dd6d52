import { makeStyles, useTheme } from '@material-ui/core/styles';
import { useWords } from '../../translation/useWords';
import { standingColor } from '../shared/statusStyles';

const useStyles = makeStyles(theme => ({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
  },
}));

/** What the marks of the picture mean. */
export const Legend = () => {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useWords();
  const bad = standingColor(theme, 'bad');
  return (
    <ul aria-label={t('weeks.legend')} className={classes.legend}>
      <li>
        <svg width={18} height={12} aria-hidden>
          <rect
            width={5}
            height={12}
            rx={2}
            fill={standingColor(theme, 'underWay')}
          />
        </svg>{' '}
        {t('weeks.legendOverride')}
      </li>
      <li>
        <svg width={18} height={12} aria-hidden>
          <rect
            x={1}
            y={1}
            width={16}
            height={10}
            fill="none"
            stroke={bad}
            strokeDasharray="3 2"
          />
        </svg>{' '}
        {t('weeks.legendGap')}
      </li>
      <li>
        <span aria-hidden>≠</span> {t('weeks.legendDrift')}
      </li>
    </ul>
  );
};
