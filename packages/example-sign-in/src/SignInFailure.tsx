import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SignInLayout } from './SignInLayout';
import type { ExamplePerson } from './people';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    gap: theme.spacing(2),
    marginTop: theme.spacing(3),
  },
  reason: {
    marginTop: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

/** What the backend says, where it answered, and else what went wrong on the way to it. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Says why signing in failed; just after a start the catalog may not know its people yet. */
export function SignInFailure(props: {
  person: ExamplePerson;
  error?: Error;
  onRetry(): void;
  onChooseAnother(): void;
}) {
  const classes = useStyles();
  return (
    <SignInLayout>
      <div role="alert">
        <Typography variant="h5" component="h2">
          {props.person.name} could not be signed in
        </Typography>
        <Typography>
          A portal that has just started may still be reading its catalog: then
          it works a few seconds later.
        </Typography>
        {props.error && (
          <Typography
            variant="body2"
            color="textSecondary"
            className={classes.reason}
          >
            {reasonOf(props.error)}
          </Typography>
        )}
      </div>
      <div className={classes.actions}>
        <Button variant="contained" color="primary" onClick={props.onRetry}>
          Try again
        </Button>
        <Button variant="outlined" onClick={props.onChooseAnother}>
          Choose another person
        </Button>
      </div>
    </SignInLayout>
  );
}
