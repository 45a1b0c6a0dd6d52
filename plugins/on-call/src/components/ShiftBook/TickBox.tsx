import { useId, type ReactNode } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    padding: theme.spacing(0.5, 0),
  },
  box: { padding: theme.spacing(0.25, 1, 0.25, 0) },
  body: { minWidth: 0, overflowWrap: 'anywhere' },
  detail: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
  },
}));

/** Something to tick, with what there is to say of it beside and below. */
export const TickBox = (props: {
  title: string;
  done: boolean;
  /** It can be read, and not ticked. */
  readOnly?: boolean;
  onTick: (done: boolean) => void;
  /** Beside the title. */
  children?: ReactNode;
  /** Below the title. */
  below?: ReactNode;
}) => {
  const classes = useStyles();
  const id = useId();
  const detailId = useId();
  return (
    <div className={classes.row}>
      <Checkbox
        id={id}
        className={classes.box}
        color="primary"
        size="small"
        checked={props.done}
        disabled={props.readOnly}
        onChange={(_, checked) => props.onTick(checked)}
        inputProps={{ 'aria-describedby': detailId }}
      />
      <div className={classes.body}>
        <div className={classes.detail}>
          <Typography component="label" htmlFor={id} variant="body2">
            {props.title}
          </Typography>
          <Typography
            id={detailId}
            component="span"
            variant="body2"
            color="textSecondary"
          >
            {props.children}
          </Typography>
        </div>
        {props.below}
      </div>
    </div>
  );
};
