import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Person } from '../shared/Person';

/** Who ticked something, and when. */
export const WhoTicked = (props: { doneBy?: string; doneAt?: string }) => {
  const { t } = useWords();
  return (
    <>
      {props.doneBy ? (
        <>
          {t('book.doneBy')} <Person person={props.doneBy} />
        </>
      ) : (
        t('book.doneAt')
      )}
      {props.doneAt && (
        <>
          {', '}
          <Instant value={props.doneAt} />
        </>
      )}
    </>
  );
};
