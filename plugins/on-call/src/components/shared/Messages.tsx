import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import SnackbarContent from '@material-ui/core/SnackbarContent';
import { makeStyles } from '@material-ui/core/styles';
import { Button } from './Button';
import { visuallyHidden } from './visuallyHidden';

/** A result that is shown for a while, with one thing to do about it. */
export interface Result {
  text: string;
  action?: { label: string; onClick: () => void };
}

interface MessagesContextValue {
  /** Shows a result at the foot of the tab and reads it out. */
  show: (result: Result) => void;
  /** Reads progress out, politely, to those who cannot see it change. */
  say: (text: string) => void;
}

const MessagesContext = createContext<MessagesContextValue | undefined>(
  undefined,
);

const SHOWN_FOR = 10_000;

const useStyles = makeStyles(theme => ({
  results: {
    position: 'fixed',
    zIndex: theme.zIndex.snackbar,
    left: theme.spacing(2),
    right: theme.spacing(2),
    bottom: theme.spacing(3),
    display: 'flex',
    justifyContent: 'center',
    pointerEvents: 'none',
    '& > *': { pointerEvents: 'auto' },
  },
  hidden: visuallyHidden,
}));

/** Keeps the live regions mounted, so that what appears in them is read out. */
export const Messages = (props: { children: ReactNode }) => {
  const classes = useStyles();
  const [result, setResult] = useState<Result>();
  const [progress, setProgress] = useState('');

  useEffect(() => {
    if (!result) return undefined;
    const timer = setTimeout(() => setResult(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [result]);

  const show = useCallback((next: Result) => setResult(next), []);
  const say = useCallback((text: string) => setProgress(text), []);
  const value = useMemo(() => ({ show, say }), [show, say]);
  const action = result?.action;

  return (
    <MessagesContext.Provider value={value}>
      {props.children}
      <div aria-live="polite" className={classes.hidden}>
        {progress}
      </div>
      <div role="status" className={classes.results}>
        {result && (
          <SnackbarContent
            role="presentation"
            message={result.text}
            action={
              action && (
                <Button
                  color="inherit"
                  size="small"
                  onClick={() => {
                    setResult(undefined);
                    action.onClick();
                  }}
                >
                  {action.label}
                </Button>
              )
            }
          />
        )}
      </div>
    </MessagesContext.Provider>
  );
};

/** Shows results and reads progress out. */
export function useMessages(): MessagesContextValue {
  const value = useContext(MessagesContext);
  if (!value) throw new Error('The on-call plugin provides no messages here');
  return value;
}
