import Typography from '@material-ui/core/Typography';
import { useMe } from '../../queries/useMe';
import { useReadiness } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { Panel, Reading } from '../shared/Panel';
import { Person } from '../shared/Person';
import { useNames } from '../shared/useNames';
import { ReadinessBody } from './ReadinessBody';

const ReadinessPanel = (props: {
  userRef: string;
  rotation?: string;
  landing?: boolean;
}) => {
  const { userRef, rotation } = props;
  const { t } = useWords();
  const me = useMe();
  const readiness = useReadiness(userRef, rotation);
  const nameOf = useNames([userRef === 'me' ? undefined : userRef]);
  const mine = userRef === 'me' || userRef === me;
  const person = mine ? undefined : nameOf(userRef);

  return (
    <Panel
      landing={props.landing}
      name={
        person === undefined
          ? t('readiness.region')
          : t('readiness.regionOf', { person })
      }
      title={
        mine ? (
          t('readiness.mine')
        ) : (
          <>
            {t('readiness.theirs')}{' '}
            <Typography component="span">
              <Person person={userRef} />
            </Typography>
          </>
        )
      }
    >
      <Reading query={readiness} lines={6}>
        {data => (
          <ReadinessBody
            readiness={data}
            userRef={userRef}
            rotation={rotation}
            person={person}
          />
        )}
      </Reading>
    </Panel>
  );
};

/** Whether somebody is ready for the shift. */
export const Readiness = (props: {
  /** Entity reference of whose readiness it is; `me` is the reader. */
  userRef: string | undefined;
  /** Id of the rotation; every one of theirs by default. */
  rotation?: string;
  /** Whether a link leads here. */
  landing?: boolean;
}) =>
  props.userRef ? (
    // By person, so that what was read of one is never shown as another's.
    <ReadinessPanel
      key={props.userRef}
      userRef={props.userRef}
      rotation={props.rotation}
      landing={props.landing}
    />
  ) : null;
