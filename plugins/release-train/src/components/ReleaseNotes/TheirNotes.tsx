import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../translation/useWords';
import { Actor } from '../shared/Person';
import type { NotesSection } from './notesMarkdown';
import { NotesPreview } from './NotesPreview';

/** What somebody else has saved while a person was writing. */
export const TheirNotes = (props: {
  section: NotesSection;
  markdown: string;
  onTake: () => void;
}) => {
  const { t } = useWords();
  const { editedBy } = props.section;
  return (
    <>
      <Alert
        severity="warning"
        variant="outlined"
        action={
          <Button color="inherit" size="small" onClick={props.onTake}>
            {t('notes.takeTheirs')}
          </Button>
        }
      >
        {editedBy ? (
          <>
            {t('notes.theirs')} <Actor actor={editedBy} />.{' '}
            {t('notes.yoursIsKept')}
          </>
        ) : (
          t('notes.theirsByNobody')
        )}
      </Alert>
      <NotesPreview name={t('notes.theirText')} markdown={props.markdown} />
    </>
  );
};
