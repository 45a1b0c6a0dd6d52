import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import type {
  ApiAssignment,
  LevelNow,
} from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../../translation/useWords';
import { Instant } from '../../shared/Instant';
import { Person } from '../../shared/Person';
import { plainList } from '../../shared/plainList';
import { StandingChip } from '../../shared/StandingChip';

const Who = (props: { assignment?: ApiAssignment }) => {
  const { t } = useWords();
  const who = props.assignment?.person ?? props.assignment?.name;
  return who ? (
    <Person person={who} />
  ) : (
    <StandingChip standing="bad" label={t('common.nobody')} />
  );
};

const Quiet = (props: { children: ReactNode }) => (
  <Typography
    variant="body2"
    component="span"
    color="textSecondary"
    // A time on two lines is two times.
    style={{ whiteSpace: 'nowrap' }}
  >
    {props.children}
  </Typography>
);

const Now = (props: { assignment?: ApiAssignment }) => {
  const { t } = useWords();
  const { assignment } = props;
  return (
    <>
      <Who assignment={assignment} />{' '}
      {assignment?.end ? (
        <Quiet>
          {t('common.until')} <Instant value={assignment.end} />
        </Quiet>
      ) : (
        assignment?.source === 'permanent' && t('roster.always')
      )}
    </>
  );
};

/** Who is next; from when, where that is not when the present one goes. */
const Next = (props: { assignment?: ApiAssignment; after?: string }) => {
  const { t } = useWords();
  const { assignment, after } = props;
  if (!assignment) return <>{t('roster.noNext')}</>;
  return (
    <>
      <Who assignment={assignment} />{' '}
      {assignment.start && assignment.start !== after && (
        <Quiet>
          {t('roster.from')} <Instant value={assignment.start} />
        </Quiet>
      )}
    </>
  );
};

/** Who is on call at each level, now or next. */
export const LevelList = (props: {
  levels: readonly LevelNow[];
  when: 'now' | 'next';
}) => {
  const { t } = useWords();
  const { levels, when } = props;
  return (
    <ul style={plainList}>
      {levels.map(level => (
        <Typography key={level.level} component="li" variant="body2">
          {t('roster.level', { level: level.title })}{' '}
          {when === 'now' ? (
            <Now assignment={level.now} />
          ) : (
            <Next assignment={level.next} after={level.now?.end} />
          )}
        </Typography>
      ))}
    </ul>
  );
};
