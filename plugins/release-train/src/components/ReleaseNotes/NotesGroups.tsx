import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { useWords } from '../../translation/useWords';
import { ChangeList } from './ChangeList';
import { changesOf, type NotesSection } from './notesMarkdown';

const useStyles = makeStyles(theme => ({
  group: { marginBottom: theme.spacing(1.5) },
}));

/** Features and fixes as they are; what has no effect only as a count, until somebody asks. */
export const NotesGroups = (props: { section: NotesSection }) => {
  const classes = useStyles();
  const { t } = useWords();
  const [expanded, setExpanded] = useState(false);
  const listId = useId();
  const withoutEffect = changesOf(props.section, 'none');
  const withEffect = (['feature', 'fix'] as const).map(effect => ({
    effect,
    changes: changesOf(props.section, effect),
  }));

  return (
    <>
      {withEffect.map(
        ({ effect, changes }) =>
          changes.length > 0 && (
            <div key={effect} className={classes.group}>
              <Typography variant="subtitle2" component="h3">
                {t(`notes.${effect}`)}
              </Typography>
              <ChangeList label={t(`notes.${effect}`)} changes={changes} />
            </div>
          ),
      )}
      {withoutEffect.length > 0 && (
        <div>
          <Button
            size="small"
            aria-expanded={expanded}
            aria-controls={listId}
            startIcon={expanded ? <ExpandLess /> : <ExpandMore />}
            onClick={() => setExpanded(!expanded)}
          >
            {t('notes.noneCount', { count: withoutEffect.length })}
          </Button>
          <div id={listId}>
            {expanded && (
              <ChangeList label={t('notes.none')} changes={withoutEffect} />
            )}
          </div>
        </div>
      )}
    </>
  );
};
