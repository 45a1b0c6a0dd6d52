import { makeStyles } from '@material-ui/core/styles';

/** A button that stands in a row of words: as they are written, on one line, and no taller. */
export const useQuietButton = makeStyles({
  quiet: {
    minWidth: 0,
    padding: '1px 8px',
    textTransform: 'none',
    whiteSpace: 'nowrap',
    letterSpacing: 'normal',
  },
});
