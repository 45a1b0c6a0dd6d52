import { makeStyles } from '@material-ui/core/styles';

/** A button that says why it cannot be used, instead of being disabled and out of reach. */
export const useBlockedStyles = makeStyles(theme => ({
  blocked: {
    '&, &:hover, &:active': {
      color: theme.palette.text.secondary,
      backgroundColor: 'transparent',
      boxShadow: 'none',
      cursor: 'not-allowed',
    },
  },
}));
