import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  shortSha,
  type Change,
} from '@signalbox/backstage-plugin-release-train-common';
import { AuthorName } from '../shared/Person';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': { padding: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
  },
}));

/** Changes with their number, title and author. */
export const ChangeList = (props: {
  label: string;
  changes: readonly Change[];
}) => {
  const classes = useStyles();
  return (
    <ul aria-label={props.label} className={classes.list}>
      {props.changes.map(change => {
        const name = change.pullNumber
          ? `#${change.pullNumber}`
          : shortSha(change.sha);
        return (
          <li key={change.sha}>
            {change.url ? (
              <Link to={change.url} underline="always">
                {name}
              </Link>
            ) : (
              name
            )}{' '}
            {change.title}{' '}
            <Typography component="span" variant="body2" color="textSecondary">
              · <AuthorName author={change.author} />
            </Typography>
          </li>
        );
      })}
    </ul>
  );
};
