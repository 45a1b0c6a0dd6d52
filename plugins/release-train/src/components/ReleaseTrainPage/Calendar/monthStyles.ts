import { makeStyles } from '@material-ui/core/styles';
import { visuallyHidden } from '../../shared/visuallyHidden';

/** How the month looks. On a narrow screen a day shows marks; the words stand below the month. */
export const useMonthStyles = makeStyles(theme => ({
  grid: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    fontFamily: theme.typography.fontFamily,
    fontSize: theme.typography.body2.fontSize,
  },
  weekday: {
    padding: theme.spacing(0.5),
    textAlign: 'left',
    fontWeight: theme.typography.fontWeightMedium as number,
    color: theme.palette.text.secondary,
  },
  day: {
    position: 'relative',
    height: 96,
    padding: theme.spacing(0.5),
    verticalAlign: 'top',
    cursor: 'pointer',
    border: `1px solid ${theme.palette.divider}`,
    '&:focus': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
    [theme.breakpoints.down('xs')]: { height: 64 },
  },
  selected: { boxShadow: `inset 0 0 0 1px ${theme.palette.text.secondary}` },
  otherMonth: {
    color: theme.palette.text.secondary,
    backgroundColor: theme.palette.background.default,
  },
  frozen: {
    // Stripes, so that frozen days are seen without colour.
    backgroundImage: `repeating-linear-gradient(135deg, ${theme.palette.action.hover} 0 6px, transparent 6px 12px)`,
  },
  number: { display: 'inline-block', minWidth: 22, padding: '0 4px' },
  today: {
    borderRadius: 11,
    textAlign: 'center',
    fontWeight: theme.typography.fontWeightBold as number,
    color: theme.palette.background.paper,
    backgroundColor: theme.palette.text.primary,
  },
  hidden: visuallyHidden,
  entries: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    overflow: 'hidden',
    fontSize: theme.typography.caption.fontSize,
    overflowWrap: 'break-word',
    [theme.breakpoints.down('xs')]: {
      display: 'inline-block',
      '& > span': { display: 'none' },
    },
  },
}));
