import { forwardRef } from 'react';
import MaterialButton, { type ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: { textTransform: 'none', whiteSpace: 'nowrap' },
  // In a row of words and chips, and no taller than they are.
  dense: { minWidth: 0, padding: '1px 6px', letterSpacing: 'normal' },
});

/** A button whose words stand as they are written, on one line. */
export const Button = forwardRef<
  HTMLButtonElement,
  ButtonProps & {
    /** Whether it stands in a row of words. */
    dense?: boolean;
  }
>(({ dense, className, ...props }, ref) => {
  const classes = useStyles();
  return (
    <MaterialButton
      {...props}
      ref={ref}
      className={[classes.root, dense && classes.dense, className]
        .filter(Boolean)
        .join(' ')}
    />
  );
});
