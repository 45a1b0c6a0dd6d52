import { makeStyles } from '@material-ui/core/styles';

/** How a plot and its words look. */
export const usePlotStyles = makeStyles(theme => ({
  root: { width: '100%', maxWidth: 720, height: 'auto', display: 'block' },
  text: {
    fill: theme.palette.text.secondary,
    fontFamily: theme.typography.fontFamily,
    fontSize: 11,
  },
}));
