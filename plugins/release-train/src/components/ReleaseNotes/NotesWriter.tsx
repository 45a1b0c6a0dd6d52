import Typography from '@material-ui/core/Typography';
import { useWords } from '../../translation/useWords';
import { RelativeTime } from '../shared/Instant';
import { Actor } from '../shared/Person';
import type { NotesSection } from './notesMarkdown';

/** Who wrote the notes last, and when; nothing while they are the list of the changes. */
export const NotesWriter = (props: { section: NotesSection }) => {
  const { t } = useWords();
  const { markdown, editedBy, editedAt } = props.section;
  if (markdown === undefined || !editedBy) return null;
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {t('notes.writtenBy')} <Actor actor={editedBy} />
      {editedAt && (
        <>
          {' · '}
          <RelativeTime value={editedAt} />
        </>
      )}
    </Typography>
  );
};
