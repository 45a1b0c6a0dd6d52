import DialogContentText from '@material-ui/core/DialogContentText';
import { useWords } from '../../translation/useWords';
import { RelativeTime } from '../shared/Instant';

/** Whether the channel knows the notes already, and what becomes of that when they change. */
export const NotesTold = (props: { toldAt?: string }) => {
  const { t } = useWords();
  if (!props.toldAt) {
    return <DialogContentText>{t('notes.untold')}</DialogContentText>;
  }
  return (
    <DialogContentText>
      {t('notes.told')} <RelativeTime value={props.toldAt} />.{' '}
      {t('notes.toldUpdates')}
    </DialogContentText>
  );
};
