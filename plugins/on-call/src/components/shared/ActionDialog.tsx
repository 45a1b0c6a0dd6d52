import {
  useEffect,
  useId,
  useRef,
  type FormEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import Box from '@material-ui/core/Box';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { Button } from './Button';
import { RefusalNotice } from './ErrorNotice';
import { standingColor } from './statusStyles';

const useStyles = makeStyles(theme => ({
  // The theme's own red has too little contrast for small letters.
  form: {
    '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
      color: standingColor(theme, 'bad'),
    },
  },
}));

/**
 * Asks before something is done. It stays open while the answer is awaited and when it is no, so
 * that what was typed is kept.
 */
export const ActionDialog = (props: {
  open: boolean;
  title: string;
  children: ReactNode;
  confirm: string;
  back: string;
  pending: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
  /** How wide it may become; `sm` where it only asks. */
  maxWidth?: 'sm' | 'md';
  /** Gets the focus when the button that opened the dialog is gone afterwards. */
  fallbackFocus?: RefObject<HTMLElement>;
}) => {
  const classes = useStyles();
  const titleId = useId();
  const returnFocus = useFallbackFocus(props.open, props.fallbackFocus);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React carries the event out of the dialog, to whatever form the button may stand in.
    event.stopPropagation();
    if (!props.pending) props.onConfirm();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby={titleId}
      maxWidth={props.maxWidth ?? 'sm'}
      fullWidth
      TransitionProps={{ onExited: returnFocus }}
    >
      <form onSubmit={submit} className={classes.form}>
        <DialogTitle id={titleId}>{props.title}</DialogTitle>
        <DialogContent>
          {props.children}
          {props.error && (
            <Box mt={2}>
              <RefusalNotice error={props.error} label={props.title} />
            </Box>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{props.back}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            aria-disabled={props.pending}
          >
            {props.confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

/**
 * The dialog gives the focus back to the button that opened it. What was confirmed may have taken
 * that button away, and the dialog with it; then the focus would be lost.
 */
function useFallbackFocus(
  open: boolean,
  fallback: RefObject<HTMLElement> | undefined,
): () => void {
  const shown = useRef(false);
  if (open) shown.current = true;

  function returnFocus() {
    if (!shown.current) return;
    shown.current = false;
    // Only after the dialog has left the page is it clear where the focus has gone.
    setTimeout(() => {
      if (document.activeElement === document.body) fallback?.current?.focus();
    });
  }

  const returnNow = useRef(returnFocus);
  returnNow.current = returnFocus;
  useEffect(() => () => returnNow.current(), []);
  return returnFocus;
}
