import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Person } from '../shared/Person';
import { NoteFrame } from './NoteFrame';

/** What somebody else has saved while a person was writing. */
export const TheirNote = (props: {
  writtenBy?: string;
  markdown: string;
  onTake: () => void;
}) => {
  const { t } = useWords();
  return (
    <>
      <Alert
        severity="warning"
        variant="outlined"
        action={
          <Button color="inherit" size="small" onClick={props.onTake}>
            {t('handoff.takeTheirs')}
          </Button>
        }
      >
        {props.writtenBy ? (
          <>
            {t('handoff.theirs')} <Person person={props.writtenBy} />.
          </>
        ) : (
          t('handoff.theirsByNobody')
        )}{' '}
        {t('handoff.yoursIsKept')}
      </Alert>
      <NoteFrame name={t('handoff.theirText')} markdown={props.markdown} />
    </>
  );
};
