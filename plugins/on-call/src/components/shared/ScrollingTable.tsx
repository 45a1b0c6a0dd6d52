import type { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableContainer from '@material-ui/core/TableContainer';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  container: {
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  table: {
    '& th, & td': {
      padding: theme.spacing(1),
      // Words stay whole: a narrow screen scrolls the table.
      wordBreak: 'normal',
    },
    '& thead th': { color: theme.palette.text.secondary },
    '& tbody tr:last-child > *': { borderBottom: 'none' },
  },
}));

/** A table that scrolls sideways on a narrow screen, by keyboard too. */
export const ScrollingTable = (props: {
  label: string;
  /** Narrower than this, in pixels, it scrolls. */
  minWidth: number;
  children: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <TableContainer tabIndex={0} className={classes.container}>
      <Table
        size="small"
        aria-label={props.label}
        className={classes.table}
        style={{ minWidth: props.minWidth }}
      >
        {props.children}
      </Table>
    </TableContainer>
  );
};
