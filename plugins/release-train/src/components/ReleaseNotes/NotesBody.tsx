import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { MarkdownContent } from '@backstage/core-components';
import { useWords } from '../../translation/useWords';
import { NotesGroups } from './NotesGroups';
import { NotesWriter } from './NotesWriter';
import type { NotesSection } from './notesMarkdown';

const useStyles = makeStyles({
  // What a person wrote may have an unbroken address in it.
  written: {
    overflowWrap: 'anywhere',
    '& > div > :first-child': { marginTop: 0 },
  },
});

/** The notes: what a person wrote, with the changes for who wants them; else the changes. */
export const NotesBody = (props: {
  section: NotesSection;
  production: string;
}) => {
  const { section, production } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [expanded, setExpanded] = useState(false);
  const changesId = useId();
  if (section.markdown === undefined) {
    return section.changes.length > 0 ? (
      <NotesGroups section={section} />
    ) : (
      <Typography color="textSecondary">
        {t('notes.empty', { production })}
      </Typography>
    );
  }
  return (
    <>
      <div className={classes.written}>
        <MarkdownContent content={section.markdown} />
      </div>
      <NotesWriter section={section} />
      {section.changes.length > 0 && (
        <Button
          size="small"
          aria-expanded={expanded}
          aria-controls={changesId}
          startIcon={expanded ? <ExpandLess /> : <ExpandMore />}
          onClick={() => setExpanded(!expanded)}
        >
          {t('notes.changes')}
        </Button>
      )}
      <div id={changesId}>{expanded && <NotesGroups section={section} />}</div>
    </>
  );
};
