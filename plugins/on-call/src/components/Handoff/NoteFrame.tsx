import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';

const useStyles = makeStyles(theme => ({
  frame: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0, 2),
    margin: theme.spacing(1, 0),
    maxHeight: 360,
    overflow: 'auto',
    overflowWrap: 'anywhere',
  },
}));

/** A note the way it is read, in a frame that scrolls when it is long. */
export const NoteFrame = (props: { name: string; markdown: string }) => {
  const classes = useStyles();
  return (
    <div
      role="group"
      aria-label={props.name}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it has to be reached
      tabIndex={0}
      className={classes.frame}
    >
      <MarkdownContent content={props.markdown} />
    </div>
  );
};
